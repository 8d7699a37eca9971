import CrisisCore

extension Catalogue {
  /// The answers of `distress.yaml`, `received.yaml`, `clear.yaml`, and `texts/distress.yaml`.
  static let distress: [String: [Variable]] = [
    "distress.raised": raised,
    "distress.counted": raised + [.number("people")],
    "distress.raised_several": [.list("filed"), .flag("asks"), .maybe(.number("question"))],
    "distress.no_crisis": onCall,
    "distress.stranger": onCall + [.maybe(.words("account"))],
    "distress.unrecorded": onCall + [.flag("told"), .flag("managers"), .maybe(.list("phones"))],
    "distress.rescue_told": [.number("number"), .maybe(.words("phone")), .list("departements")],
    "distress.rescue_not_told": [.number("number"), .maybe(.words("phone")), .list("departements")],
    "received.done": [.number("number"), .list("by"), .time("at")],
    "clear.done": [.number("number"), .words("by"), .time("at"), .words("reason")],
    "undo.distress": [.number("number")],
    "undo.distress_resumed": [.number("number")],
    "status.distress": [
      .number("number"), .code("crisis"), .time("since"), .maybe(.words("place")), .maybe(.words("text")),
      .maybe(.list("by")), .maybe(.time("at")), .flag("rescue_told"), .flag("rescue_not_told"),
    ],
    "announcement.distress": alert,
    "announcement.distress_again": alert,
    "announcement.distress_corrected": alert,
    "announcement.distress_repeated": alert + [.duration("since"), .maybe(.time("late"))],
    "announcement.distress_call": alert + [
      .maybe(.duration("since")), .maybe(.words("coordinator")), .list("desk"), .maybe(.words("phone")),
      .maybe(.words("callback")),
    ],
    "announcement.distress_received": alert + [.list("by"), .time("at")],
    "announcement.distress_followed": [.number("number"), .list("by"), .time("at")],
    "announcement.distress_cleared": act + [.words("reason")],
    "announcement.distress_cancelled": act,
    "announcement.distress_resumed": act + [.flag("received")],
    "announcement.distress_rescue": act + [.flag("told")],
    "announcement.distress_no_crisis": [.words("by"), .words("channel"), .words("text")],
    "announcement.unidentified_distress": [.words("nick"), .words("channel"), .words("text")],
    "announcement.unidentified_flood": [
      .number("calls"), .time("since"), .words("nick"), .words("channel"), .words("text"),
    ],
    "announcement.distress_undelivered": delivery,
    "announcement.distress_delivered": delivery,
    "announcement.unrecorded_distress": onCall + [
      .words("by"), .flag("known"), .words("channel"), .words("text"), .maybe(.list("phones")),
    ],
    "distress_part.number": [.number("number")],
    "distress_part.of_crisis": [.number("number"), .code("crisis")],
    "distress_part.codis_the": [.code("departement")],
    "distress_part.codis_to": [.code("departement")],
    "distress_part.desk_the": [.authority("authority")],
    "distress_part.desk_to": [.authority("authority")],
    "distress_part.managers_the": [],
    "distress_part.managers_to": [],
    "distress_part.coordinator": [.maybe(.words("name"))],
    "refusal.distress_none": [.number("number")],
    "refusal.distress_received": [.number("number"), .list("by"), .time("at")],
    "refusal.distress_cleared": [.number("number"), .time("at")],
    "refusal.distress_nothing_waits": [],
    "refusal.distress_several_wait": [.list("numbers"), .number("first")],
    "refusal.distress_not_in_charge": [.number("number")],
    "refusal.distress_reason_missing": [.number("number")],
    "refusal.distress_not_yours": [.number("number")],
  ]

  private static let raised: [Variable] = [
    .number("number"), .code("crisis"), .time("at"), .flag("inferred"), .maybe(.list("desk")), .maybe(.words("phone")),
    .list("departements"), .maybe(.words("place")), .flag("asks"), .maybe(.number("question")),
  ]
  private static let alert: [Variable] = [
    .number("number"), .maybe(.code("crisis")), .maybe(.words("place")), .maybe(.words("text")),
    .maybe(.number("people")),
    .maybe(.term("category", "category")), .maybe(.time("time")), .maybe(.words("link")),
    .term("status", "report_status"), .maybe(.number("callers")), .flag("rescue_told"), .flag("rescue_not_told"),
  ]
  private static let act: [Variable] = [
    .number("number"), .code("crisis"), .words("by"), .time("at"), .maybe(.words("place")),
  ]
  private static let delivery: [Variable] = [
    .number("number"), .code("crisis"), .list("channels"), .maybe(.words("phone")),
  ]
  private static let onCall: [Variable] = [.maybe(.list("on_call")), .maybe(.words("on_call_phone"))]
}
