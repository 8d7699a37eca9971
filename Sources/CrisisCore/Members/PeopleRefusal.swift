/// Why a command about people, notes or undoing had no effect (`commands/texts/people.yaml`).
package enum PeopleRefusal: Sendable, Equatable {
  case emptyNote
  /// Only an administrator makes or unmakes one; `admins`: their names.
  case adminsOnly(admins: [String])
  case noSuchAuthority(given: String, known: [String])
  case unknownPerson(given: String)
  /// Several people go by that name: their accounts.
  case severalPeople(given: String, accounts: [String])
  case roleNotHeld(person: String, RoleGrant, held: [RoleGrant])
  case lastAdmin(person: String)
  /// The same role has changed hands again since.
  case roleOvertaken(person: String)
  /// Others were counted in the report; `names`: some of them, `count`: all of them.
  case countedOn(number: Int, names: [String], count: Int)
  /// The crisis has reports: it is ended, not taken back.
  case crisisInUse(String, reports: Int)

  package var statement: Statement {
    switch self {
    case .emptyNote: Statement("refusal.empty_note")
    case .adminsOnly(let admins):
      Statement("refusal.admins_only", ["admins": admins.isEmpty ? .flag(false) : .list(Self.texts(admins))])
    case .noSuchAuthority(let given, let known):
      Statement(
        "refusal.unknown_authority",
        [
          "given": .text(given), "known": known.isEmpty ? .flag(false) : .choice(Self.texts(known)),
          "first": .text(known.first ?? "SDIS63"),
        ])
    case .unknownPerson(let given): Statement("refusal.unknown_person", ["given": .text(given)])
    case .severalPeople(let given, let accounts):
      Statement(
        "refusal.several_people",
        ["given": .text(given), "accounts": .choice(Self.texts(accounts)), "first": .text(accounts.first ?? "")])
    case .roleNotHeld(let person, let grant, let held):
      Statement(
        "refusal.role_not_held",
        [
          "person": .text(person), "role": .list([grant.value]),
          "held": held.isEmpty ? .flag(false) : .list(held.map(\.value)),
        ])
    case .lastAdmin(let person): Statement("refusal.last_admin", ["person": .text(person)])
    case .roleOvertaken(let person): Statement("refusal.role_overtaken", ["person": .text(person)])
    case .countedOn(let number, let names, let count):
      Statement(
        "refusal.counted_on",
        [
          "number": .number(number), "count": .number(count),
          "names": names.isEmpty ? .flag(false) : .list(Self.texts(names)),
        ])
    case .crisisInUse(let code, let reports):
      Statement("refusal.crisis_in_use", ["crisis": .text(code), "count": .number(reports)])
    }
  }

  private static func texts(_ words: [String]) -> [Value] { words.map { .text($0) } }
}
