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
    case .emptyNote: Texts.members.emptyNote()
    case .adminsOnly(let admins): Texts.members.adminsOnly(admins.unlessEmpty)
    case .noSuchAuthority(let given, let known):
      Texts.members.noSuchAuthority(given, known.unlessEmpty, known.first ?? "SDIS63")
    case .unknownPerson(let given): Texts.members.unknownPerson(given)
    case .severalPeople(let given, let accounts):
      Texts.members.severalPeople(given, accounts, accounts.first ?? "")
    case .roleNotHeld(let person, let grant, let held):
      Texts.members.notHeld(person, [grant.value], held.map(\.value).unlessEmpty)
    case .lastAdmin(let person): Texts.members.lastAdmin(person)
    case .roleOvertaken(let person): Texts.members.roleOvertaken(person)
    case .countedOn(let number, let names, let count): Texts.members.countedOn(number, count, names.unlessEmpty)
    case .crisisInUse(let code, let reports): Texts.members.crisisInUse(code, reports)
    }
  }
}
