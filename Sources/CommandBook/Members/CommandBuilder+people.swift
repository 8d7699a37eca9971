import CrisisCore
import PlainText

extension CommandBuilder {
  static func role(_ arguments: Arguments, _ scope: ReadingScope) throws(Fault) -> ChangeRole {
    // As typed: the record knows the capitals and accents of names.
    let person = arguments.typedWords("person").map { words in
      var name = words[...]
      if name.hasPrefix("@") { name = name.dropFirst() }
      while let last = name.last, last == ":" || last == "," { name = name.dropLast() }
      return String(name)
    }
    let authority = arguments.word("authority")
    guard let word = arguments.word("role") else {
      guard authority == nil, !arguments.has("withdraw") else {
        throw Fault("missing", ["argument": .term("argument.role")])
      }
      return ChangeRole(person: person)
    }
    var grant: RoleGrant?
    if let role = Role(rawValue: word) {
      guard authority == nil else { throw Fault("unexpected", ["given": .text(authority ?? "")]) }
      grant = .role(role)
    } else {
      guard let authority else { throw Fault("missing", ["argument": .term("argument.authority")]) }
      grant = .manager(of: authority)
    }
    guard person != nil else { throw Fault("missing", ["argument": .term("argument.person")]) }
    let feminine = scope.vocabulary.printed("role_feminine.\(word)", in: .french)
    return ChangeRole(
      person: person, grant: grant, withdraws: arguments.has("withdraw"),
      isFeminine: feminine.map { Folding.fold($0) } == arguments.typedWords("role").map { Folding.fold($0) })
  }

  static func mute(_ arguments: Arguments) -> MuteCommand {
    let word = arguments.word("topic")
    if word == "distress" { return .distress }
    let topics = word.flatMap { NoticeTopic(rawValue: $0) }.map { Set([$0]) } ?? Set(NoticeTopic.allCases)
    if arguments.has("ends") { return .unmute(topics) }
    return word == nil ? .list : .mute(topics)
  }
}
