import CrisisCore

extension Catalogue {
  /// The answers of `digest.yaml`, and the lines of digests and their parts: `texts/digests.yaml`.
  static let digests: [String: [Variable]] = [
    "digest.issued": [.number("number"), .code("crisis"), .list("rooms"), .maybe(.time("next"))],
    "digest.period": [.code("crisis"), .duration("every"), .maybe(.time("next"))],
    "digest.stopped": [.code("crisis")],
    "digest_line.heading": heading,
    "digest_line.nothing": heading,
    "digest_line.last": heading + [.duration("length")],
    "digest_line.last_nothing": heading + [.duration("length")],
    "digest_line.distress_none": [],
    "digest_line.distress": [.number("count"), .list("items"), .flag("again")],
    "digest_line.distress_item": [
      .number("number"), .maybe(.words("place")), .maybe(.number("people")), .maybe(.words("text")), .time("raised"),
      .maybe(.list("by")), .maybe(.time("at")),
    ],
    "digest_line.distress_more": [.number("count")],
    "digest_line.correction": [
      .number("number"), .maybe(.code("commune")), .maybe(.words("text")), .number("digest"),
      .term("status", "report_status"), .maybe(.words("reason")),
    ],
    "digest_line.corrections": [.list("numbers"), .number("count")],
    "digest_line.rumours": [.list("items")],
    "digest_line.rumour": [
      .number("number"), .maybe(.code("commune")), .maybe(.words("text")), .number("people"), .time("since"),
      .term("status", "report_status"), .maybe(.words("by")), .maybe(.time("at")), .maybe(.list("denial")),
    ],
    "digest_line.rumour_denial": [.number("number"), .flag("draft"), .maybe(.time("published"))],
    "digest_line.rumours_more": [.number("count")],
    "digest_line.questions": [.list("items")],
    "digest_line.question_open": [.number("number"), .words("text"), .time("since"), .maybe(.words("by"))],
    "digest_line.question_answered": [.number("number"), .words("text"), .time("at"), .words("answer")],
    "digest_line.questions_more": [.number("count")],
    "digest_line.verified_urgent": section,
    "digest_line.verified": section,
    "digest_line.to_confirm_urgent": section,
    "digest_line.to_confirm": [.list("groups")],
    "digest_line.group": [.maybe(.code("commune")), .number("count"), .list("items")],
    "digest_line.item": [.number("number"), .maybe(.words("text")), .maybe(.term("category", "category"))],
    "digest_line.more": [.number("count")],
    "digest_line.reports": [.number("count")],
    "digest_line.place": [.maybe(.code("commune")), .number("count")],
    "digest_line.more_communes": [.number("count")],
    "digest_line.others": counted,
    "digest_line.elsewhere": counted,
    "digest_line.counted": counted,
    "digest_line.comma": pair,
    "digest_line.semicolon": pair,
    "digest_line.then": pair,
    "digest_line.count_verified": [.number("count")],
    "digest_line.count_to_confirm": [.number("count")],
    "digest_line.count_duplicate": [.number("count")],
    "digest_line.count_refuted": [.number("count")],
    "digest_line.count_unverifiable": [.number("count")],
    "digest_line.count_superseded": [.number("count")],
    "digest_line.count_out_of_scope": [.number("count")],
  ]

  private static let heading: [Variable] = [
    .maybe(.number("number")), .code("crisis"), .words("title"), .time("from"), .time("to"), .term("weekday", "day"),
    .code("date"), .flag("earlier"), .flag("instant"), .maybe(.number("previous")), .maybe(.number("previous_number")),
    .maybe(.time("next")), .maybe(.time("late")), .code("head"), .number("total"), .maybe(.list("counts")),
    .maybe(.list("watch")), .maybe(.time("watch_until")), .maybe(.list("gaps")),
  ]
  private static let section: [Variable] = [.list("groups"), .flag("again")]
  private static let counted: [Variable] = [.number("count"), .list("places")]
  private static let pair: [Variable] = [.list("item"), .list("rest")]
}
