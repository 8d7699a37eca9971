import CrisisCore
import CrisisStore

extension OrderHandler {
  /// - Parameter isSure: it was asked back whether that account is meant.
  func change(_ order: ChangeRole, isSure: Bool = false) throws -> Done {
    let people = People(records: transaction, network: submission.home)
    let person = try people.find(order.person)
    let situation = RoleRules.Situation(
      person: person, authorities: try transaction.authorities().map(\.code),
      admins: try transaction.members(withRole: .admin), nextNumber: try transaction.nextMemberNumber())
    let decision = try RoleRules.change(
      order.grant, withdraws: order.withdraws, feminine: order.isFeminine, by: asker, in: situation)
    if case .unknown(let account, _) = person, !isSure, !processor.met.contains(account) {
      let near = try people.near(order.person, met: processor.met)
      let line = submission.words.replacing(order.person, with: near.first?.typed ?? order.person, maxReplacements: 1)
      return try ask(
        before: .role(order), RoleRules.askToEnrol(order, near: near.map(\.name), line: line.quoted(80)))
    }
    return try store(decision)
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
