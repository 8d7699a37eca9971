import CrisisCore
import Foundation

/// Events as the JSON of the journal's payloads. What was once written is decoded for ever.
struct EventCodec {
  /// Made for what is not a plain report.
  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Whether this build can read such an event.
  static func knows(_ kind: String, _ version: Int) -> Bool {
    EventKind(rawValue: kind) != nil && version == 1
  }

  /// The bytes of a payload: the salt first, then the event's fields by name.
  func encode(_ event: Event, salt: String) throws -> [UInt8] {
    let fields = try fields(event)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(salt.utf8.count + fields.count + 16)
    bytes.append("{\"salt\":\"")
    bytes.append(salt)
    bytes.append(UInt8(ascii: "\""))
    if fields.count > 2 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: fields.dropFirst())
    return bytes
  }

  func fields(_ event: Event) throws -> [UInt8] {
    if case .reportFiled(let event) = event, event.hasFiniteCoordinates { return ReportFiledWriter(event).bytes }
    return Array(try encoder.encode(event.payload))
  }

  static func decode(kind: String, version: Int, payload: String, sequence: Int64) throws -> Event {
    guard knows(kind, version), let kind = EventKind(rawValue: kind) else {
      throw StoreFault.newerEvent(kind: kind, version: version, sequence: sequence)
    }
    do {
      return try decode(kind, Data(payload.utf8))
    } catch {
      throw StoreFault.unreadableEvent(sequence: sequence, reason: "not the JSON of \(kind.rawValue)")
    }
  }

  private static func decode(_ kind: EventKind, _ data: Data) throws -> Event {
    let decoder = JSONDecoder()
    return switch kind {
    case .authorityRegistered: .authorityRegistered(try decoder.decode(AuthorityRegistered.self, from: data))
    case .memberEnrolled: .memberEnrolled(try decoder.decode(MemberEnrolled.self, from: data))
    case .languageChosen: .languageChosen(try decoder.decode(LanguageChosen.self, from: data))
    case .crisisActivated: .crisisActivated(try decoder.decode(CrisisActivated.self, from: data))
    case .crisisCancelled: .crisisCancelled(try decoder.decode(CrisisCancelled.self, from: data))
    case .reportFiled: .reportFiled(try decoder.decode(ReportFiled.self, from: data))
    case .reportCounted: .reportCounted(try decoder.decode(ReportCounted.self, from: data))
    case .reportCorrected: .reportCorrected(try decoder.decode(ReportCorrected.self, from: data))
    case .reportCancelled: .reportCancelled(try decoder.decode(ReportCancelled.self, from: data))
    case .reportVerified: .reportVerified(try decoder.decode(ReportVerified.self, from: data))
    case .reportVerificationUndone:
      .reportVerificationUndone(try decoder.decode(ReportVerificationUndone.self, from: data))
    case .reportCorrectionUndone: .reportCorrectionUndone(try decoder.decode(ReportCorrectionUndone.self, from: data))
    case .crisisClosed: .crisisClosed(try decoder.decode(CrisisClosed.self, from: data))
    case .crisisReopened: .crisisReopened(try decoder.decode(CrisisReopened.self, from: data))
    case .payloadsErased: .payloadsErased(try decoder.decode(PayloadsErased.self, from: data))
    case .digestIssued: .digestIssued(try decoder.decode(DigestIssued.self, from: data))
    case .digestPeriodSet: .digestPeriodSet(try decoder.decode(DigestPeriodSet.self, from: data))
    case .shiftsPlanned, .shiftsConfirmed, .shiftArrived, .shiftLeft, .shiftAbsent, .shiftReplaced, .shiftsSwapped,
      .headCountSet, .handoverMade, .handoverNoted, .handoverReceived, .watchActUndone:
      .watch(try WatchEvent.decode(kind, data, decoder))
    case .relayDrafted, .relayApproved, .relayRejected, .relayPublished, .relayFailed, .relayWithdrawn, .relayExpired,
      .relayReminded, .relayUndone:
      .relay(try relay(kind, data, decoder))
    case .distressRaised: .distressRaised(try decoder.decode(DistressRaised.self, from: data))
    case .distressRepeated: .distressRepeated(try decoder.decode(DistressRepeated.self, from: data))
    case .distressReceived: .distressReceived(try decoder.decode(DistressReceived.self, from: data))
    case .distressCleared: .distressCleared(try decoder.decode(DistressCleared.self, from: data))
    case .distressResumed: .distressResumed(try decoder.decode(DistressResumed.self, from: data))
    case .rescueTold: .rescueTold(try decoder.decode(RescueTold.self, from: data))
    case .noteWritten: .noteWritten(try decoder.decode(NoteWritten.self, from: data))
    case .noteWithdrawn: .noteWithdrawn(try decoder.decode(NoteWithdrawn.self, from: data))
    case .roleSet: .roleSet(try decoder.decode(RoleSet.self, from: data))
    case .roleUndone: .roleUndone(try decoder.decode(RoleUndone.self, from: data))
    case .reportClaimed: .reportClaimed(try decoder.decode(ReportClaimed.self, from: data))
    case .reportReleased: .reportReleased(try decoder.decode(ReportReleased.self, from: data))
    case .noticesMuted: .noticesMuted(try decoder.decode(NoticesMuted.self, from: data))
    case .reportSettled: .reportSettled(try decoder.decode(ReportSettled.self, from: data))
    case .reportSettlementUndone: .reportSettlementUndone(try decoder.decode(ReportSettlementUndone.self, from: data))
    case .questionAsked: .questionAsked(try decoder.decode(QuestionAsked.self, from: data))
    case .questionAnswered: .questionAnswered(try decoder.decode(QuestionAnswered.self, from: data))
    case .questionReminded: .questionReminded(try decoder.decode(QuestionReminded.self, from: data))
    case .questionWithdrawn: .questionWithdrawn(try decoder.decode(QuestionWithdrawn.self, from: data))
    case .questionReopened: .questionReopened(try decoder.decode(QuestionReopened.self, from: data))
    case .questionFollowed: .questionFollowed(try decoder.decode(QuestionFollowed.self, from: data))
    case .crisisChanged: .crisisChanged(try decoder.decode(CrisisChanged.self, from: data))
    case .crisisChangeUndone: .crisisChangeUndone(try decoder.decode(CrisisChangeUndone.self, from: data))
    }
  }
}

extension ReportFiled {
  /// JSON has no other numbers; the encoder refuses them.
  fileprivate var hasFiniteCoordinates: Bool {
    [place.latitude, place.longitude].allSatisfy { $0?.isFinite ?? true }
  }
}

extension Event {
  /// The event as JSON without salt: what an erasure keeps of one (`PayloadsErased.Row.remains`).
  package func remains() throws -> String { String(decoding: try EventCodec().fields(self), as: UTF8.self) }
}
