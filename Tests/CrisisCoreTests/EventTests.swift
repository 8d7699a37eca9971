import Foundation
import Testing

@testable import CrisisCore

@Suite struct EventTests {
  static let place = Samples.issoire
  static let filed = ReportFiled(
    Samples.report(link: Link(typed: "https://x.com/jo/status/1?s=20"), text: "« pont » coupé\u{0}\n👩‍🚒", place: place))

  /// Kinds with optional parts, with all of them and with none. Each kind is in the history of the store's tests.
  static let all: [any Event] =
    [
      AuthorityRegistered(authority: Samples.sdis63),
      AuthorityRegistered(authority: Samples.unsigned),
      MemberEnrolled(number: 1, name: "Léa", accounts: ["visov/lea"], roles: Role.allCases, manages: ["SDIS63"]),
      MemberEnrolled(number: 2, name: "", accounts: [], roles: [], manages: []),
      LanguageChosen(member: 1, language: .english),
      CrisisActivated(
        code: "2A-crue-2411", title: "crue de l’Allier", hazard: .flood,
        departements: Samples.departements("2A", "01"),
        nature: .exercise, requester: "SDIS63", agreement: Samples.agreement, overrideReason: "urgence",
        requestedBy: 6),
      CrisisActivated(
        code: "FR-seisme-2411", title: "seisme", hazard: .earthquake, departements: [], nature: .real,
        requester: "COGIC", agreement: nil, overrideReason: nil, requestedBy: 4),
      CrisisClosed(code: "63-crue-2411", by: 6, reason: "décrue"),
      JointlyRequested(code: "63-crue-2411", authority: "PREF63", by: 6, agreement: Samples.agreement),
      filed,
      ReportFiled(Report(crisis: "63-crue-2411", number: 1, receivedAt: Milliseconds.max, reportedBy: 1)),
      ReportCounted(crisisCode: "63-crue-2411", number: 31, member: 2, at: 5, text: "vu", place: "brassac"),
      ReportCounted(crisisCode: "63-crue-2411", number: 31, member: 2, at: Milliseconds.min),
      ReportCorrected(
        crisisCode: "63-crue-2411", number: 47, place: place, category: .water, urgency: .urgent, peopleAtRisk: 3,
        observedAt: 5, text: "fermé"),
      ReportCorrected(crisisCode: "63-crue-2411", number: 47),
      ReportVerified(
        crisisCode: "63-crue-2411", number: 47, by: 2, outcome: .refuted, checks: VerificationCheck.allCases,
        grade: Grade("B2"), reason: "photo de 2003", overridden: true),
      ReportVerified(crisisCode: "63-crue-2411", number: 47, by: 2, outcome: .verified),
      ActUndone(act: Int64.max, subject: .report(crisis: "63-crue-2411", number: 47)),
      PayloadsErased(
        crisisCode: "63-crue-2411", rows: [.init(sequence: Int64.max, remains: #"{"number":47}"#)], reason: "demande"),
      PayloadsErased(crisisCode: nil, rows: [], reason: ""),
      DigestIssued(
        crisisCode: "63-crue-2411", number: 6, from: 1, to: 2, dueAt: 2, nextAt: Milliseconds.max, total: 18,
        head: "3fa94c07", lines: ["POINT N° 6", "DÉTRESSE\u{A0}: aucune."]),
      DigestIssued(
        crisisCode: "63-crue-2411", number: 7, from: 1, to: 2, dueAt: nil, nextAt: nil, total: 0, head: "", lines: []),
      DigestPeriodSet(crisisCode: "63-crue-2411", every: 2 * .hour, nextAt: 5),
      DigestPeriodSet(crisisCode: "63-crue-2411", every: nil, nextAt: nil),
    ] + WatchSamples.events + RelaySamples.events + DistressSamples.events + TeamSamples.events
    + QuestionSamples.events + OfferSamples.events

  /// Decodes what `event` says as its own kind, and makes an event of it again.
  static func roundTrip(_ event: some Event) throws -> any Event {
    try JSONDecoder().decode(type(of: event), from: JSONEncoder().encode(event))
  }

  @Test(arguments: EventTests.all)
  func isTheSameAfterTheJournal(_ event: any Event) throws {
    #expect(try Self.roundTrip(event) == event)
  }

  @Test func kindsDiffer() { #expect(Set(EventList.all.map { $0.kind }).count == EventList.all.count) }

  /// Names that stand in journals: never to be changed. What a version adds is listed here when it is tagged.
  @Test func kindsHaveTheirShippedNames() {
    let shipped: Set = [
      "authority.registered", "member.enrolled", "member.language", "crisis.activated", "crisis.closed",
      "report.filed", "report.counted", "report.corrected", "report.verified", "act.undone", "journal.erased",
      "digest.issued", "digest.period_set",
      "shift.planned", "shift.confirmed", "shift.arrived", "shift.left", "shift.absent", "shift.replaced",
      "shift.swapped", "shift.given_up",
      "watch.head_count", "handover.made", "handover.noted", "handover.received",
      "relay.drafted", "relay.approved", "relay.rejected", "relay.published", "relay.failed", "relay.withdrawn",
      "relay.expired", "relay.reminded",
      "report.distress_raised", "report.distress_repeated", "report.distress_received", "report.distress_cleared",
      "report.rescue_told",
      "note.written", "member.role_set", "report.claimed", "report.released", "member.notices_muted",
      "report.settled", "report.escalated", "crisis.jointly_requested",
      "offer.made", "offer.supported", "offer.passed", "offer.accepted", "offer.declined", "offer.expired",
      "question.asked", "question.answered", "question.reminded", "question.followed",
      "crisis.changed", "crisis.joined", "crisis.left", "member.availability", "report.linked",
      "crisis.sector",
    ]
    #expect(shipped.isSubset(of: EventList.all.map { $0.kind }))
    #expect(EventList.all.allSatisfy { $0.version == 1 })
  }

  @Test func eventsOfACrisisNameIt() {
    for event in Self.all {
      switch event {
      case is AuthorityRegistered, is MemberEnrolled, is LanguageChosen, is RoleSet, is NoticesMuted,
        is AvailabilitySet, is AccountPaired, is AccountParted,
        is any OfferEvent:
        #expect(event.crisis == nil)
      case is CrisisActivated: #expect(["2A-crue-2411", "FR-seisme-2411"].contains(event.crisis))
      case is PayloadsErased: #expect(event.crisis == "63-crue-2411" || event.crisis == nil)
      default: #expect(event.crisis == "63-crue-2411")
      }
    }
  }

  @Test(arguments: EventTests.all)
  func aSubjectIsReadAsItWasWritten(_ event: any Event) {
    #expect(Subject(text: event.subject.text) == event.subject)
  }

  @Test(arguments: [
    "", "report", "report:", "report:63:x", "report:63:1:2", "member:", "member:x", "other:63", "watch:a:b",
  ])
  func noOtherTextIsASubject(_ text: String) { #expect(Subject(text: text) == nil) }

  /// A journal of the first version, as it stands on disk: decoded for ever, unknown keys (the salt) passed over.
  @Test func theFirstVersionIsStillRead() throws {
    let filed = try JSONDecoder().decode(
      ReportFiled.self,
      from: Data(
        #"""
        {"crisisCode":"63-crue-2411","number":47,"text":"le pont est coupé","category":"route","urgency":"normal",
         "place":{"raw":"issoire","commune":"Issoire","insee":"63178","latitude":45.54,"longitude":3.25,
         "precision":"commune"},"observedAt":1574561700000,"receivedAt":1574562900000,"reportedBy":1,"salt":"00ff"}
        """#.utf8))
    #expect(filed == ReportFiled(Samples.report()))
    let activated = try JSONDecoder().decode(
      CrisisActivated.self,
      from: Data(
        #"""
        {"code":"63-crue-2411","title":"inondation","hazard":"inondation","departements":["63"],"nature":"real",
         "requester":"SDIS63","agreement":{"signed":"2019-11-27","until":"2027-11-27"},"requestedBy":6}
        """#.utf8))
    #expect(activated.agreement == Samples.agreement)
    #expect(activated.departements == Samples.departements("63"))
  }
}
