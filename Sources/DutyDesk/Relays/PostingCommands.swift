import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let posting: [CommandSpec] = [
    // Who sees that something must not go out does not wait for who is on line.
    CommandSpec(
      "relays", for: [.coordinator], in: .amongTheTeam, again: .setsAValue, takes: ["switch": .choice],
      choices: ["switch": ["suspendre", "reprendre"]]
    ) { arguments, _ in
      switch arguments.word("switch") {
      case "suspendre": Asked.order(PostingSwitch.suspend)
      case "reprendre": Asked.order(PostingSwitch.resume)
      default: Asked.query(ShowPosting())
      }
    }
  ]
}

extension PostingSwitch: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let transaction = handler.transaction
    let suspension = try transaction.postingSuspension().map {
      (by: try transaction.member(number: $0.by)?.name ?? "", at: $0.at)
    }
    return try handler.store(
      RelayRules.turn(
        self, suspension: suspension, waiting: transaction.postJobs(at: handler.now).count, by: handler.asker))
  }
}

/// `!relais`: how posting stands.
struct ShowPosting: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    let records = handler.reader
    guard let suspension = try records.postingSuspension() else {
      let ours = handler.processor.settings.relays.accounts.filter(\.isOurs).map(\.name)
      return PostingView(lines: [Texts.posting.on(ours)])
    }
    let by = try records.member(number: suspension.by)?.name ?? ""
    let waiting = try records.postJobs(at: handler.processor.now).count(where: \.publishes)
    return PostingView(lines: [Texts.posting.off(by, suspension.at, waiting)])
  }
}

private struct PostingView: View {
  var lines: [Statement]
}
