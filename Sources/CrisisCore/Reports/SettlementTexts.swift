/// The answers of `duplicate.yaml` and `supersede.yaml`, and `texts/settlements.yaml`.
package struct SettlementTexts: Sendable {
  let duplicate = Text(
    "duplicate.done", .number("number"), .original, .words("by"), .time("at"))
  let superseded = Text(
    "supersede.done", .superseded, .words("by"), .time("at"), .maybe(.words("reason")), .flag("rectified"))
  let undone = Text("undo.settlement", .number("number"), .term("status", ReportStatus.self))

  let supersededForAll = Text(
    "announcement.superseded", .superseded, .words("by"), .time("at"), .maybe(.words("reason")), .code("crisis"))
  let distressIsDouble = Text(
    "announcement.distress_double", .number("number"), .number("original"), .code("crisis"), .words("by"), .time("at"))

  let isItself = Text("refusal.settle_itself", .number("number"))
  /// `of`: what the original is a double of.
  let originalIsDouble = Text(
    "refusal.settle_original_is_double", .number("number"), .number("original"), .maybe(.number("of")))
  let already = Text("refusal.settle_already", .number("number"), .term("status", ReportStatus.self))
  /// A call for help is no volunteer's to set aside.
  let isDistress = Text("refusal.settle_distress", .number("number"))
  /// A call for help is the double of another only.
  let originalIsNone = Text("refusal.settle_original_is_none", .number("number"), .number("original"))
}

extension Texts { package static let settlements = SettlementTexts() }

extension Slot where T == Report {
  /// The report that another is the double of.
  fileprivate static var original: Slot {
    Slot(.number("original"), .term("status"), .said(longestPlace: 60)) { ($0.number, $0.status, $0) }
  }

  fileprivate static var superseded: Slot { Slot(.number("number"), .said(longestPlace: 60)) { ($0.number, $0) } }
}
