import CrisisCore

extension Catalogue {
  /// The answers of `duplicate.yaml` and `supersede.yaml`, and `texts/settlements.yaml`.
  static let settlements: [String: [Variable]] = [
    "duplicate.done": [
      .number("number"), .number("original"), .words("by"), .time("at"), .term("status", "report_status"),
      .maybe(.words("place")), .maybe(.words("text")),
    ],
    "supersede.done": superseded + [.flag("rectified")],
    "undo.settlement": [.number("number"), .term("status", "report_status")],
    "announcement.superseded": superseded + [.code("crisis")],
    "announcement.distress_double": [
      .number("number"), .number("original"), .code("crisis"), .words("by"), .time("at"),
    ],
    "refusal.settle_itself": [.number("number")],
    "refusal.settle_original_is_double": [.number("number"), .number("original"), .maybe(.number("of"))],
    "refusal.settle_already": [.number("number"), .term("status", "report_status")],
    "refusal.settle_distress": [.number("number")],
    "refusal.settle_original_is_none": [.number("number"), .number("original")],
  ]

  private static let superseded: [Variable] = [
    .number("number"), .words("by"), .time("at"), .maybe(.words("place")), .maybe(.words("text")),
    .maybe(.words("reason")),
  ]
}
