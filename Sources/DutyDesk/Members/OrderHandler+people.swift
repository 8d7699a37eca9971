import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func record(_ command: RecordCommand, _ given: String?) throws -> Done {
    guard case .note(let text) = command else { throw Refusal.nothingAsked }
    let crisis = try crisis(given)
    var done = try store(RecordRules.note(text, in: crisis, by: asker))
    // The journal alone knows the number of its row.
    done.answer.values["sequence"] = .number(Int(done.sequence ?? 0))
    return done
  }

  mutating func people(_ command: PeopleCommand) throws -> Done {
    if case .mute(let command) = command { return try mute(command) }
    guard case .role(let change) = command, let grant = change.grant else { throw Refusal.nothingAsked }
    guard let member = asker.member else { throw Refusal.unidentified }
    let person = try change.person.map {
      try People(records: transaction, network: line.message.network).find($0)
    }
    let situation = RoleRules.Situation(
      person: person ?? .known(member), authorities: try transaction.authorities().map(\.code),
      admins: try transaction.members(withRole: .admin), nextNumber: try transaction.nextMemberNumber())
    return try store(
      RoleRules.change(
        grant, withdraws: change.withdraws, feminine: change.isFeminine, by: asker, in: situation))
  }
}
