/// The answers of `escalate.yaml` about reports, and `texts/escalations.yaml`.
package struct EscalationTexts: Sendable {
  let done = Text(
    "escalate.report", .number("number"), .time("at"), .names("authorities"), .maybe(.names("deaf")))
  let undone = Text("undo.escalation", .number("number"))

  /// To the managers. `among`: the crisis, where what is typed has to name it.
  let escalated = Text(
    "announcement.escalated", .passedOn, .code("crisis"), .maybe(.code("among")), .words("by"), .time("at"))
  /// To the coordination.
  let isEscalated = Text(
    "announcement.is_escalated", .named, .code("crisis"), .words("by"), .time("at"), .names("authorities"),
    .maybe(.names("deaf")))
  let isRefuted = Text(
    "announcement.escalation_refuted", .code("crisis"), .named, .time("passed"), .words("by"), .time("at"),
    .words("reason"))
  let isTakenBack = Text(
    "announcement.escalation_cancelled", .code("crisis"), .number("number"), .words("by"), .time("at"))

  let isDone = Text(
    "refusal.escalated_already", .number("number"), .time("passed"), .words("by"),
    .term("status", ReportStatus.self))
  let isDistress = Text(
    "refusal.escalated_distress", .number("number"), .time("raised"), .maybe(.time("received")),
    .maybe(.code("phone")))
  /// `original`: what it is the double of.
  let isSettled = Text(
    "refusal.escalated_settled", .number("number"), .term("status", ReportStatus.self), .maybe(.number("original")),
    .flag("refuted"))
}

extension Texts { package static let escalation = EscalationTexts() }

extension Slot where T == Report {
  fileprivate static var named: Slot { Slot(.number("number"), .said(longestPlace: 60)) { ($0.number, $0) } }

  /// All of it that helps to decide, without a link that may name somebody.
  fileprivate static var passedOn: Slot {
    Slot(
      .number("number"), .maybe(.words("place")), .maybe(.term("category")), .maybe(.time("time")),
      .flag("urgent"), .maybe(.number("people")), .standing, .maybe(.words("text"))
    ) {
      (
        $0.number, $0.place.shown(upTo: 80), $0.category, $0.observedAt, $0.isUrgent, $0.peopleAtRisk, $0,
        $0.text?.unlessBlank?.quoted(EscalationRules.longestWords).withoutFinalStop
      )
    }
  }
}
