import CrisisCore
import CrisisStore

extension OrderHandler {
  func change(_ order: ChangeRole) throws -> Done {
    let person = try People(records: transaction, network: submission.network).find(order.person)
    let situation = RoleRules.Situation(
      person: person, authorities: try transaction.authorities().map(\.code),
      admins: try transaction.members(withRole: .admin), nextNumber: try transaction.nextMemberNumber())
    return try store(
      RoleRules.change(
        order.grant, withdraws: order.withdraws, feminine: order.isFeminine, by: asker, in: situation))
  }

  func mute(_ command: MuteCommand) throws -> Done {
    guard let member = asker.member else { throw Refusal.unidentified }
    let muted = try transaction.mutedTopics(ofMember: member.number)
    var done = try store(MuteRules.change(command, muted: muted, by: asker))
    done.isPrivate = true
    return done
  }

  func choose(_ language: Language) throws -> Done {
    var done = try store(RoleRules.choose(language, by: asker))
    done.isPrivate = true
    done.language = language
    return done
  }
}
