import ChatModel
import CommandBook
import CrisisCore
import PlainText

extension CommandList {
  static let members: [CommandSpec] = [
    CommandSpec(
      "role", for: [.coordinator, .admin], in: .amongTheTeam, again: .setsAValue,
      takes: ["withdraw": .flag, "role": .choice, "person": .member, "authority": .authority],
      choices: ["role": Set(Role.allCases.map(\.rawValue) + ["manager"])]
    ) { (arguments, scope) throws(Fault) in try role(arguments, scope) },
    CommandSpec("who", for: .members, in: .anywhere, late: .whileYoung) { _, _ in Asked.query(ShowTeam()) },
    CommandSpec(
      "mute", for: .members, in: .anywhere, again: .setsAValue, takes: ["ends": .flag, "topic": .choice],
      choices: ["topic": Set(NoticeTopic.allCases.map(\.rawValue) + ["all", "distress"])]
    ) { arguments, _ in
      let word = arguments.word("topic")
      if word == "distress" { return Asked.order(MuteCommand.distress) }
      let topics = word.flatMap { NoticeTopic(rawValue: $0) }.map { Set([$0]) } ?? Set(NoticeTopic.allCases)
      if arguments.has("ends") { return Asked.order(MuteCommand.unmute(topics)) }
      return word == nil ? Asked.query(ShowMuted()) : Asked.order(MuteCommand.mute(topics))
    },
    CommandSpec(
      "language", for: .members, in: .anywhere, late: .whileYoung, again: .setsAValue,
      takes: ["language": .language]
    ) { (arguments, _) throws(Fault) in
      Asked.order(ChooseLanguage(language: try arguments.need(arguments.language("language"), "language")))
    },
  ]

  private static func role(_ arguments: Arguments, _ scope: ReadingScope) throws(Fault) -> any Act {
    // As typed: the record knows the capitals and accents of names.
    let person = arguments.typedWords("person").map { AccountName.unmarked($0) }
    let authority = arguments.word("authority")
    guard let word = arguments.word("role") else {
      guard authority == nil, !arguments.has("withdraw") else { return try arguments.need(nil, "role") }
      return Asked.query(ShowRoles(person: person))
    }
    let grant: RoleGrant
    if let role = Role(rawValue: word) {
      if let authority { throw Fault(Texts.faults.unexpected, authority) }
      grant = .role(role)
    } else {
      grant = .manager(of: try arguments.need(authority, "authority"))
    }
    return Asked.order(
      ChangeRole(
        person: try arguments.need(person, "person"), grant: grant, withdraws: arguments.has("withdraw"),
        isFeminine: scope.isPrinted("role_feminine.\(word)", as: arguments.typedWords("role"))))
  }
}

/// `!langue anglais`
struct ChooseLanguage: Order {
  var language: Language

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.choose(language) }
}

extension ChangeRole: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.change(self) }
}

extension MuteCommand: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.mute(self) }
}

/// `!rôle jo`; `!rôle`: one's own.
struct ShowRoles: Query {
  var person: String?

  func view(by handler: inout QueryHandler) throws -> any View { try handler.roles(of: person) }
}

/// `!qui`
struct ShowTeam: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.team() }
}

/// `!silence`
struct ShowMuted: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.muted() }
}
