@testable import CrisisCore

/// A call for help of the flood.
enum DistressSamples {
  static let code = "63-crue-2411"

  static let events: [any Event] = [
    DistressRaised(crisisCode: code, number: 61, by: 1),
    DistressRepeated(crisisCode: code, number: 61, named: 4),
    DistressRepeated(crisisCode: code, number: 61),
    DistressReceived(crisisCode: code, number: 61, by: 6, authority: "SDIS63"),
    DistressReceived(crisisCode: code, number: 61, by: 4),
    DistressCleared(crisisCode: code, number: 61, by: 6, reason: "hélitreuillés"),
    RescueTold(crisisCode: code, number: 61, by: 1, isTold: false),
  ]

  static let reach = DistressReach(
    authority: Samples.sdis63, hasManagersRoom: true, coordinator: Samples.camille)

  static func distress(
    repeatedAt: Milliseconds? = nil, received: Distress.Received? = nil, clearedAt: Milliseconds? = nil,
    told: Bool? = nil, by member: Member = Samples.jo
  ) -> Distress {
    Distress(
      crisis: code, report: 61, raisedAt: Samples.now, raisedBy: member.number, sequence: 100, repeatedAt: repeatedAt,
      received: received, clearedAt: clearedAt, clearedBy: clearedAt == nil ? nil : 6, isRescueTold: told)
  }

  static func situation(
    _ crisis: Crisis = Samples.crisis(lastReport: 60), same: Report? = nil, distress: Distress? = nil,
    isCounted: Bool = false, reach: DistressReach = reach
  ) -> DistressRules.Situation {
    DistressRules.Situation(
      crisis: crisis, same: same, sameDistress: distress, isCounted: isCounted, place: .found(Samples.issoire),
      at: Samples.now, reach: reach)
  }

  static func sos(_ text: String? = "l’eau monte", link: String? = nil) -> RaiseDistress {
    RaiseDistress(FileReport(link: link, text: text))
  }
}
