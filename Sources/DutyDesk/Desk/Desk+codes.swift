import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

extension Desk {
  /// Tells somebody what became of the one-time code that they said. The code itself never comes this far.
  func answerCode(_ event: ChatEvent, with processor: LineProcessor) {
    guard case .codeTried(let network, let nick, let outcome) = event else { return }
    var language = settings.language
    var account: String?
    let statement: Statement
    switch outcome {
    case .accepted(let name):
      account = name
      let member = try? store.read { try $0.member(account: AccountName.qualified(name, on: network)) }
      language = member?.language ?? language
      statement = Texts.desk.codeAccepted(name, nick)
    case .wrong: statement = Texts.desk.codeWrong()
    case .spoilt: statement = Texts.desk.codeSpoilt(settings.nicks[network] ?? "Vigie")
    case .unseen: statement = Texts.desk.codeUnseen()
    case .tooMany: statement = Texts.desk.codeTooMany()
    }
    networks[network]?.send([
      OutgoingLine(
        delivery: .untracked, destination: .person(nick: nick, account: account),
        text: processor.render(statement, language), form: .notice, expires: processor.now + Answers.lifetime)
    ])
  }
}
