import CommandBook
import CrisisCore

extension CommandList {
  static let desk: [CommandSpec] = [
    CommandSpec("yes", for: [.identified], in: .anywhere, again: .converses, takes: ["question": .asked]) {
      arguments, _ in Asked.order(Answer.yes(QuestionNumber(arguments)))
    },
    CommandSpec(
      "no", for: [.identified], in: .anywhere, again: .converses, takes: ["question": .asked, "reason": .rest]
    ) { arguments, _ in
      Asked.order(Answer.no(QuestionNumber(arguments), reason: arguments.word("reason")))
    },
    CommandSpec(
      "help", for: [.identified], in: .anywhere, late: .whileYoung, takes: ["everything": .flag, "command": .command]
    ) { arguments, _ in
      Asked.query(
        arguments.word("command").map { ShowHelp(topic: .command($0)) }
          ?? ShowHelp(topic: arguments.has("everything") ? .everything : .overview))
    },
    CommandSpec("ping", for: [.identified], in: .anywhere, late: .whileYoung) { _, _ in Asked.query(Ping()) },
    CommandSpec("health", for: [.identified], in: .anywhere, late: .whileYoung) { _, _ in Asked.query(ShowHealth()) },
  ]
}

/// `!oui`, `!non`: the answer to what Vigie asked; the number of the question where two wait.
enum Answer: Order {
  case yes(QuestionNumber?)
  case no(QuestionNumber?, reason: String?)
  /// By a reaction to it.
  case reaction(question: Int64, Bool)

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    switch self {
    case .yes(let number): try handler.confirm(number)
    case .no(let number, _): try handler.renounce(number)
    case .reaction(let question, let isYes): try handler.answer(question, isYes)
    }
  }
}

/// `!aide`
struct ShowHelp: Query {
  var topic: HelpTopic

  func view(by handler: inout QueryHandler) throws -> any View { handler.help(topic) }
}

/// `!ping`: whether Vigie is there, which needs nothing that is stored.
struct Ping: Query {
  func view(by handler: inout QueryHandler) throws -> any View { Pong(waiting: handler.state.waiting) }
}

/// `!diagnostic`
struct ShowHealth: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.health() }
}
