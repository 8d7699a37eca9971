/// The entries of the journal in plain words: what `!journal` reads out.
extension Event {
  /// What happened, as the part of a sentence behind a name (`signale S47, Issoire`).
  ///
  /// - Parameter name: the name of a member, by number.
  package func logPhrase(_ name: (Int) -> String) -> Statement {
    guard let values = logValues(name) else { return Statement("log_entry.other", ["code": .text(kind.rawValue)]) }
    return Statement(kind.logCode, values)
  }

  /// What the sentence of this kind says; nil: the kind has no sentence of its own.
  private func logValues(_ name: (Int) -> String) -> [String: Value]? {
    switch self {
    case .authorityRegistered(let event): ["code": .text(event.authority.code)]
    case .memberEnrolled(let event): ["person": .text(event.name)]
    case .languageChosen(let event): ["language": .language(event.language)]
    case .crisisActivated(let event):
      ["title": Crisis.titleValue(event.title, event.hazard), "code": .text(event.requester)]
    case .crisisCancelled, .crisisReopened: [:]
    case .crisisClosed(let event): ["text": Self.quote(event.reason)]
    case .reportFiled(let event):
      [
        "number": .number(event.number), "place": event.place.shown.map { .text($0.quoted(60)) } ?? .flag(false),
        "category": event.category.map { .category($0) } ?? .flag(false),
        "urgent": .flag(event.urgency == .urgent), "text": Self.quote(event.text),
      ]
    case .reportCounted(let event): ["number": .number(event.number)]
    case .reportCorrected(let event): ["number": .number(event.number), "changes": Self.list(event.changes)]
    case .reportCancelled(let event): ["number": .number(event.number)]
    case .reportVerified(let event):
      [
        "number": .number(event.number), "outcome": .status(event.outcome.status), "text": Self.quote(event.reason),
      ]
    case .reportVerificationUndone(let event): ["number": .number(event.number)]
    case .reportCorrectionUndone(let event): ["number": .number(event.number)]
    case .payloadsErased(let event): ["count": .number(event.rows.count), "text": Self.quote(event.reason)]
    case .digestIssued(let event): ["number": .number(event.number)]
    case .digestPeriodSet(let event): ["every": event.every.map { .duration($0) } ?? .flag(false)]
    case .distressRaised(let event): ["number": .number(event.number)]
    case .distressRepeated(let event): ["number": .number(event.number)]
    case .distressReceived(let event): ["number": .number(event.number)]
    case .distressCleared(let event): ["number": .number(event.number), "text": Self.quote(event.reason)]
    case .distressResumed(let event): ["number": .number(event.number)]
    case .rescueTold(let event): ["number": .number(event.number), "told": .flag(event.isTold)]
    case .reportSettled(let event):
      [
        "number": .number(event.number), "status": .status(event.status),
        "original": event.original.map { .number($0) } ?? .flag(false), "text": Self.quote(event.reason),
      ]
    case .reportSettlementUndone(let event): ["number": .number(event.number)]
    case .questionAsked(let event):
      ["number": .number(event.number), "text": .text(event.text.quoted(Self.longestQuote))]
    case .questionAnswered(let event):
      ["number": .number(event.number), "text": .text(event.text.quoted(Self.longestQuote))]
    case .questionReminded(let event): ["number": .number(event.number)]
    case .questionWithdrawn(let event): ["number": .number(event.number)]
    case .questionReopened(let event): ["number": .number(event.number)]
    case .questionFollowed(let event): ["number": .number(event.number), "ends": .flag(event.by == nil)]
    case .watch(let event): event.logValues(name)
    case .relay(let event): event.logValues
    case .noteWritten(let event): ["text": .text(event.text.quoted(Self.longestQuote))]
    case .noteWithdrawn(let event): ["number": .number(Int(event.note))]
    case .roleSet(let event):
      [
        "person": .text(name(event.member)), "granted": .flag(event.isGranted),
        "role": .list((event.grant?.value).map { [$0] } ?? []),
      ]
    case .roleUndone(let event): ["person": .text(name(event.member))]
    case .crisisChanged(let event): ["change": .list((event.change?.phrase).map { [.phrase($0)] } ?? [])]
    case .crisisChangeUndone: [:]
    case .reportClaimed(let event): ["number": .number(event.number), "until": .time(event.until)]
    case .reportReleased(let event): ["number": .number(event.number), "expired": .flag(event.how == .expired)]
    case .noticesMuted(let event):
      ["muted": .flag(event.isMuted), "topics": .list(event.topics.map { .term("topic.\($0.rawValue)") })]
    }
  }

  private static let longestQuote = 200

  private static func quote(_ text: String?) -> Value {
    (text?.unlessBlank).map { .text($0.quoted(longestQuote)) } ?? .flag(false)
  }

  private static func list(_ values: [Value]) -> Value { values.isEmpty ? .flag(false) : .list(values) }
}

extension EventKind {
  /// The code of its sentence: `log_entry.report_filed`.
  package var logCode: String { "log_entry.\(rawValue.replacing(".", with: "_"))" }
}

extension ReportCorrected {
  /// The words of `!corriger` for what changed.
  fileprivate var changes: [Value] {
    var changes: [Statement] = []
    if let shown = place?.shown { changes.append(Statement("change.place", ["value": .text(shown.quoted(60))])) }
    if let category { changes.append(Statement("change.category", ["value": .category(category)])) }
    if let observedAt { changes.append(Statement("change.time", ["value": .time(observedAt)])) }
    if let urgency { changes.append(Statement(urgency == .urgent ? "change.urgent" : "change.not_urgent")) }
    if let peopleAtRisk { changes.append(Statement("change.people", ["value": .number(peopleAtRisk)])) }
    if text != nil { changes.append(Statement("change.text")) }
    return changes.map { .phrase($0) }
  }
}
