import CrisisCore
import CrisisStore

/// Applies the configuration's members and authorities as events of the actor `configuration`: once, to those only who
/// have no history, so that what the team decided since (a demotion, say) lasts. An authority whose agreement was renewed
/// in the configuration is registered again, as it stands there.
enum Seeding {
  static func apply(_ seed: Seed, in transaction: StoreTransaction, at now: Milliseconds) throws {
    let known = try transaction.authorities()
    for authority in seed.authorities {
      guard let event = authority.registration(known: known) else { continue }
      try transaction.append(event, by: .configuration, at: now)
    }
    for member in seed.members where try transaction.member(account: member.account) == nil {
      try enrol(
        account: member.account, name: member.name, roles: member.roles, manages: member.manages, in: transaction,
        at: now)
    }
  }

  @discardableResult
  static func enrol(
    account: String, name: String, roles: Set<Role>, manages: Set<String> = [], in transaction: StoreTransaction,
    at now: Milliseconds
  ) throws -> Int {
    let number = try transaction.nextMemberNumber()
    try transaction.append(
      RoleRules.enrol(number: number, account: account, name: name, roles: roles, manages: manages),
      by: .configuration, at: now)
    return number
  }
}
