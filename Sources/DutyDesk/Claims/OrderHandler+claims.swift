import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func claim(_ command: ClaimCommand, _ given: String?) throws -> Done {
    let crisis = try crisis(given)
    switch command {
    case .take(let number):
      let report = try report(number, of: crisis)
      return try store(ClaimRules.take(report, held: held(report), crisis: crisis, by: asker))
    case .release(let number):
      let report = try report(number, of: crisis)
      return try store(ClaimRules.release(report, held: held(report), crisis: crisis, by: asker))
    }
  }

  /// The claim of a report that is in force.
  func held(_ report: Report) throws -> ClaimRules.Held? {
    guard report.status == .claimed, let claim = try transaction.claim(crisis: report.crisis, report: report.number),
      let holder = try transaction.member(number: claim.by)
    else { return nil }
    return ClaimRules.Held(claim: claim, holder: holder)
  }

  func mute(_ command: MuteCommand) throws -> Done {
    guard let member = asker.member else { throw Refusal.unidentified }
    let muted = try transaction.mutedTopics(ofMember: member.number)
    var done = try store(MuteRules.change(command, muted: muted, by: asker))
    done.isPrivate = true
    return done
  }
}
