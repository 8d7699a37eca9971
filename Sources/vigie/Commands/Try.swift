import ArgumentParser
import CommandBook
import CrisisCore
import DutyDesk
import Relays
import SystemHTTP

/// To see that what Vigie sends arrives, before the night in which it has to.
struct Try: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send a test to a webhook of the configuration, or see whether the key of an account opens it.",
    discussion: """
      What came back is said in the configuration's language. A webhook's receiver is sent one message that says it is a test, signed \
      like any other. On an account nothing is posted. To be run as the user that the bot runs as.
      """)

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The name of a webhook, or of an account under relays:.")
  var name: String

  func run() async throws {
    let configuration = try Configuration.load(orExit: options.config)
    let book = try Exit.onFault(Exit.configuration) {
      try Book.load(folders: configuration.commands, commands: CommandList.all)
    }
    let client = try Exit.onFault { try HTTPClient(userAgent: "Vigie/\(Version.text)") }
    let now = Bot.systemClock()
    let context = RenderContext(configuration.language, LocalClock(configuration.zone), now: now)
    let result: (statement: Statement, isGood: Bool)
    if let hook = configuration.webhooks.first(where: { $0.hook.name == name }) {
      let text = book.render(Texts.trials.message(name, now), context)
      result = await attempt(hook.target, text, client, at: now)
    } else if let settings = configuration.posting.first(where: { $0.account == name }),
      let account = settings.open(client, store: configuration.store)
    {
      try Exit.onFault { try Code.becomeOwner(of: configuration.store) }
      result = await attempt(account)
    } else {
      let names = configuration.webhooks.map(\.hook.name) + configuration.posting.map(\.account)
      Output.fault(
        "no webhook, and no account with a key, is named \(name)\(names.isEmpty ? "" : "; these are: ")\(names.joined(separator: ", "))"
      )
      throw Exit.configuration
    }
    Output.line(book.render(result.statement, context))
    if !result.isGood { throw Exit.fault }
  }

  private func attempt(
    _ target: WebhookTarget, _ text: String, _ client: HTTPClient, at now: Milliseconds
  ) async -> (Statement, Bool) {
    do {
      let status = try await target.attempt(text, by: client, at: now)
      if (200..<300).contains(status) { return (Texts.trials.taken(name, status, target.secret == nil), true) }
      return (Texts.trials.refused(name, status, [404, 410].contains(status), [401, 403].contains(status)), false)
    } catch let failure as HTTPFailure {
      return (Texts.trials.unreachable(name, "\(failure)".quoted(120), failure.reason == .addressRefused), false)
    } catch {
      return (Texts.trials.unreachable(name, "\(error)".quoted(120), false), false)
    }
  }

  private func attempt(_ account: any PostingAccount) async -> (Statement, Bool) {
    do throws(PostFailure) {
      return (Texts.trials.opened(name, try await account.owner()), true)
    } catch {
      return (Texts.trials.failed(name, error.fault, error.detail.quoted(120)), false)
    }
  }
}
