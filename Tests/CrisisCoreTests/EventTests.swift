import Foundation
import Testing

@testable import CrisisCore

@Suite struct EventTests {
  static let place = Samples.issoire
  static let filed = ReportFiled(
    Samples.report(link: Link(typed: "https://x.com/jo/status/1?s=20"), text: "« pont » coupé\u{0}\n👩‍🚒", place: place))

  /// Each kind twice where it has optional parts: with all of them, and with none.
  static let all: [Event] =
    [
      .authorityRegistered(AuthorityRegistered(authority: Samples.sdis63)),
      .authorityRegistered(AuthorityRegistered(authority: Samples.unsigned)),
      .memberEnrolled(
        MemberEnrolled(number: 1, name: "Léa", accounts: ["visov/lea"], roles: Role.allCases, manages: ["SDIS63"])),
      .memberEnrolled(MemberEnrolled(number: 2, name: "", accounts: [], roles: [], manages: [])),
      .languageChosen(LanguageChosen(member: 1, language: .english)),
      .crisisActivated(
        CrisisActivated(
          code: "2A-crue-2411", title: "crue de l’Allier", hazard: .flood,
          departements: Samples.departements("2A", "01"),
          nature: .exercise, requester: "SDIS63", agreement: Samples.agreement, overrideReason: "urgence",
          requestedBy: 6)
      ),
      .crisisActivated(
        CrisisActivated(
          code: "FR-seisme-2411", title: "seisme", hazard: .earthquake, departements: [], nature: .real,
          requester: "COGIC", agreement: nil, overrideReason: nil, requestedBy: 4)),
      .crisisCancelled(CrisisCancelled(code: "63-crue-2411")),
      .crisisClosed(CrisisClosed(code: "63-crue-2411", by: 6, reason: "décrue")),
      .crisisReopened(CrisisReopened(code: "63-crue-2411")),
      .reportFiled(filed),
      .reportFiled(
        ReportFiled(Report(crisis: "63-crue-2411", number: 1, receivedAt: Milliseconds.max, reportedBy: 1))),
      .reportCounted(
        ReportCounted(crisisCode: "63-crue-2411", number: 31, member: 2, at: 5, text: "vu", place: "brassac")),
      .reportCounted(ReportCounted(crisisCode: "63-crue-2411", number: 31, member: 2, at: Milliseconds.min)),
      .reportCorrected(
        ReportCorrected(
          crisisCode: "63-crue-2411", number: 47, place: place, category: .water, urgency: .urgent, peopleAtRisk: 3,
          observedAt: 5, text: "fermé")),
      .reportCorrected(ReportCorrected(crisisCode: "63-crue-2411", number: 47)),
      .reportCancelled(ReportCancelled(crisisCode: "63-crue-2411", number: 47)),
      .reportVerified(
        ReportVerified(
          crisisCode: "63-crue-2411", number: 47, by: 2, outcome: .refuted, checks: VerificationCheck.allCases,
          grade: Grade("B2"), reason: "photo de 2003", overridden: true)),
      .reportVerified(ReportVerified(crisisCode: "63-crue-2411", number: 47, by: 2, outcome: .verified)),
      .reportVerificationUndone(ReportVerificationUndone(crisisCode: "63-crue-2411", number: 47, verification: 9)),
      .reportCorrectionUndone(ReportCorrectionUndone(crisisCode: "63-crue-2411", number: 47, correction: 8)),
      .payloadsErased(
        PayloadsErased(
          crisisCode: "63-crue-2411", rows: [.init(sequence: Int64.max, remains: #"{"number":47}"#)], reason: "demande")
      ),
      .payloadsErased(PayloadsErased(crisisCode: nil, rows: [], reason: "")),
      .digestIssued(
        DigestIssued(
          crisisCode: "63-crue-2411", number: 6, from: 1, to: 2, dueAt: 2, nextAt: Milliseconds.max, total: 18,
          head: "3fa94c07", lines: ["POINT N° 6", "DÉTRESSE\u{A0}: aucune."])),
      .digestIssued(
        DigestIssued(
          crisisCode: "63-crue-2411", number: 7, from: 1, to: 2, dueAt: nil, nextAt: nil, total: 0, head: "", lines: [])
      ),
      .digestPeriodSet(DigestPeriodSet(crisisCode: "63-crue-2411", every: 2 * .hour, nextAt: 5)),
      .digestPeriodSet(DigestPeriodSet(crisisCode: "63-crue-2411", every: nil, nextAt: nil)),
    ] + WatchSamples.events + RelaySamples.events + DistressSamples.events + TeamSamples.events
    + QuestionSamples.events

  /// Decodes what `event` says as its own kind, and makes an event of it again.
  static func roundTrip(_ event: Event) throws -> Event {
    func again<Payload: EventPayload>(_ payload: Payload) throws -> Payload {
      try JSONDecoder().decode(Payload.self, from: JSONEncoder().encode(payload))
    }
    return switch event {
    case .authorityRegistered(let payload): .authorityRegistered(try again(payload))
    case .memberEnrolled(let payload): .memberEnrolled(try again(payload))
    case .languageChosen(let payload): .languageChosen(try again(payload))
    case .crisisActivated(let payload): .crisisActivated(try again(payload))
    case .crisisCancelled(let payload): .crisisCancelled(try again(payload))
    case .crisisClosed(let payload): .crisisClosed(try again(payload))
    case .crisisReopened(let payload): .crisisReopened(try again(payload))
    case .reportFiled(let payload): .reportFiled(try again(payload))
    case .reportCounted(let payload): .reportCounted(try again(payload))
    case .reportCorrected(let payload): .reportCorrected(try again(payload))
    case .reportCancelled(let payload): .reportCancelled(try again(payload))
    case .reportVerified(let payload): .reportVerified(try again(payload))
    case .reportVerificationUndone(let payload): .reportVerificationUndone(try again(payload))
    case .reportCorrectionUndone(let payload): .reportCorrectionUndone(try again(payload))
    case .payloadsErased(let payload): .payloadsErased(try again(payload))
    case .digestIssued(let payload): .digestIssued(try again(payload))
    case .digestPeriodSet(let payload): .digestPeriodSet(try again(payload))
    case .watch(.planned(let payload)): .watch(.planned(try again(payload)))
    case .watch(.confirmed(let payload)): .watch(.confirmed(try again(payload)))
    case .watch(.arrived(let payload)): .watch(.arrived(try again(payload)))
    case .watch(.left(let payload)): .watch(.left(try again(payload)))
    case .watch(.absent(let payload)): .watch(.absent(try again(payload)))
    case .watch(.replaced(let payload)): .watch(.replaced(try again(payload)))
    case .watch(.swapped(let payload)): .watch(.swapped(try again(payload)))
    case .watch(.headCount(let payload)): .watch(.headCount(try again(payload)))
    case .watch(.handedOver(let payload)): .watch(.handedOver(try again(payload)))
    case .watch(.noted(let payload)): .watch(.noted(try again(payload)))
    case .watch(.received(let payload)): .watch(.received(try again(payload)))
    case .watch(.undone(let payload)): .watch(.undone(try again(payload)))
    case .relay(let event): .relay(try RelaySamples.roundTrip(event))
    case .distressRaised(let payload): .distressRaised(try again(payload))
    case .distressRepeated(let payload): .distressRepeated(try again(payload))
    case .distressReceived(let payload): .distressReceived(try again(payload))
    case .distressCleared(let payload): .distressCleared(try again(payload))
    case .distressResumed(let payload): .distressResumed(try again(payload))
    case .rescueTold(let payload): .rescueTold(try again(payload))
    case .noteWritten(let payload): .noteWritten(try again(payload))
    case .noteWithdrawn(let payload): .noteWithdrawn(try again(payload))
    case .roleSet(let payload): .roleSet(try again(payload))
    case .roleUndone(let payload): .roleUndone(try again(payload))
    case .reportClaimed(let payload): .reportClaimed(try again(payload))
    case .reportReleased(let payload): .reportReleased(try again(payload))
    case .noticesMuted(let payload): .noticesMuted(try again(payload))
    case .reportSettled(let payload): .reportSettled(try again(payload))
    case .reportSettlementUndone(let payload): .reportSettlementUndone(try again(payload))
    case .questionAsked(let payload): .questionAsked(try again(payload))
    case .questionAnswered(let payload): .questionAnswered(try again(payload))
    case .questionReminded(let payload): .questionReminded(try again(payload))
    case .questionWithdrawn(let payload): .questionWithdrawn(try again(payload))
    case .questionReopened(let payload): .questionReopened(try again(payload))
    case .questionFollowed(let payload): .questionFollowed(try again(payload))
    case .crisisChanged(let payload): .crisisChanged(try again(payload))
    case .crisisChangeUndone(let payload): .crisisChangeUndone(try again(payload))
    }
  }

  @Test(arguments: EventTests.all)
  func isTheSameAfterTheJournal(_ event: Event) throws {
    #expect(try Self.roundTrip(event) == event)
  }

  @Test func everyKindIsTried() {
    #expect(Set(Self.all.map(\.kind)) == Set(EventKind.allCases))
  }

  /// Names that stand in journals: never to be changed.
  @Test func kindsHaveTheirShippedNames() {
    #expect(
      EventKind.allCases.map(\.rawValue) == [
        "authority.registered", "member.enrolled", "member.language", "crisis.activated", "crisis.cancelled",
        "crisis.closed", "crisis.reopened",
        "report.filed", "report.counted", "report.corrected", "report.cancelled", "report.verified",
        "report.verification_undone",
        "report.correction_undone", "journal.erased",
        "digest.issued", "digest.period_set",
        "shift.planned", "shift.confirmed", "shift.arrived", "shift.left", "shift.absent", "shift.replaced",
        "shift.swapped",
        "watch.head_count", "handover.made", "handover.noted", "handover.received", "watch.undone",
        "relay.drafted", "relay.approved", "relay.rejected", "relay.published", "relay.failed", "relay.withdrawn",
        "relay.expired", "relay.reminded", "relay.undone",
        "report.distress_raised", "report.distress_repeated", "report.distress_received", "report.distress_cleared",
        "report.distress_resumed", "report.rescue_told",
        "note.written", "note.withdrawn", "member.role_set", "member.role_undone",
        "report.claimed", "report.released", "member.notices_muted",
        "report.settled", "report.settlement_undone",
        "question.asked", "question.answered", "question.reminded", "question.withdrawn", "question.reopened",
        "question.followed",
        "crisis.changed", "crisis.change_undone",
      ])
    #expect(Self.all.allSatisfy { $0.version == 1 })
  }

  @Test func eventsOfACrisisNameIt() {
    for event in Self.all {
      switch event.kind {
      case .authorityRegistered, .memberEnrolled, .languageChosen, .roleSet, .roleUndone, .noticesMuted:
        #expect(event.crisis == nil)
      case .crisisActivated: #expect(["2A-crue-2411", "FR-seisme-2411"].contains(event.crisis))
      case .payloadsErased: #expect(event.crisis == "63-crue-2411" || event.crisis == nil)
      default: #expect(event.crisis == "63-crue-2411")
      }
    }
  }

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
