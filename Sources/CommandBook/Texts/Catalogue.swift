import CrisisCore

/// Every text that the program says, by its code, with the values it gives: what the files are checked against.
enum Catalogue {
  /// Those of these commands too.
  static func texts(of commands: [CommandSpec]) -> [String: [Variable]] {
    commands.flatMap(\.texts).reduce(into: texts) { $0[$1.code] = $1.variables }
  }

  private static let texts: [String: [Variable]] = [
    answers, refusals, others, digests, relays, people, log, settlements, questions,
    missions, typed,
  ].reduce(into: [:]) { all, some in all.merge(some) { $1 } }

  private static let typed = Dictionary(Texts.all.map { ($0.code, $0.variables) }, uniquingKeysWith: { $1 })

  /// The answers of commands: `answers` of their files.
  static let answers: [String: [Variable]] = [
    "activate.ask": [
      .term("hazard", "hazard"), .list("departements"), .authority("requester"), .maybe(.words("title")),
      .flag("exercise"), .maybe(.number("question")),
    ],
    "activate.done": [
      .code("crisis"), .words("title"), .time("at"), .authority("requester"), .words("requested_by"),
      .list("volunteers_channels"), .maybe(.time("first_digest")),
    ],
    "activate.declined": [],
    "activate.passed": [.maybe(.list("on_call")), .maybe(.words("on_call_phone"))],
    "announcement.activation_joins": [
      .code("crisis"), .words("title"), .code("authority"), .authority("requester"), .words("by"),
      .term("hazard", "hazard"),
    ],
    "deactivate.ask": closing + [
      .maybe(.number("urgent")), .maybe(.list("relays")), .maybe(.list("questions")), .maybe(.number("question")),
    ],
    "deactivate.done": closing + [.time("at")],
    "deactivate.declined": [.code("crisis")],
    "report.recorded": [
      .number("number"), .words("place"), .maybe(.term("category", "category")), .maybe(.time("time")), .flag("urgent"),
      .maybe(.number("people")), .flag("link"),
    ],
    "report.recorded_bare": [
      .number("number"), .maybe(.term("category", "category")), .maybe(.time("time")), .flag("urgent"),
      .maybe(.number("people")), .flag("link"),
    ],
    "report.unknown_place": [
      .number("number"), .words("given"), .list("departements"), .maybe(.list("suggestions")), .maybe(.words("first")),
    ],
    "report.counted": [
      .number("number"), .maybe(.words("place")), .term("status", "report_status"), .number("people"),
    ],
    "report.counted_already": [.number("number"), .maybe(.words("place")), .number("people")],
    "correct.done": [.number("number"), .list("changes")],
    "correct.unknown_place": [
      .number("number"), .words("given"), .list("departements"), .maybe(.list("suggestions")), .maybe(.words("first")),
    ],
    "verify.verified": verification + [.maybe(.words("reason"))],
    "verify.refuted": verification + [.words("reason")],
    "verify.unverifiable": verification + [.words("reason")],
    "show.card": [
      .number("number"), .term("status", "report_status"), .maybe(.words("place")),
      .maybe(.term("category", "category")), .maybe(.time("time")), .maybe(.time("received")), .flag("urgent"),
      .maybe(.number("people_at_risk")), .maybe(.number("people")), .maybe(.words("text")), .maybe(.words("link")),
      .maybe(.words("by")), .maybe(.code("crisis")), .maybe(.words("claimed_by")), .maybe(.time("claimed_until")),
    ],
    "list.report": [
      .number("number"), .term("status", "report_status"), .maybe(.words("place")),
      .maybe(.term("category", "category")), .maybe(.time("time")), .flag("urgent"), .maybe(.number("people")),
      .maybe(.words("text")), .flag("link"),
    ],
    "list.more": [.number("count"), .code("crisis")],
    "list.none": [
      .code("crisis"), .flag("new"), .flag("mine"), .flag("urgent"), .flag("distress"), .maybe(.words("place")),
    ],
    "list.unknown_place": [.words("given"), .list("departements"), .maybe(.list("suggestions"))],
    "status.crisis": [
      .code("crisis"), .words("title"), .flag("eased"), .flag("cod_armed"), .time("since"), .number("total"),
      .number("new_count"), .number("urgent"),
      .maybe(.list("questions")), .maybe(.time("last_report")), .maybe(.authority("requester")),
    ] + Slot<WatchSummary>.watch.variables,
    "status.none": [],
    "crises.open": [
      .code("crisis"), .words("title"), .time("since"), .number("total"), .maybe(.number("new_count")),
      .maybe(.authority("requester")),
    ],
    "crises.ended": [
      .code("crisis"), .words("title"), .term("status", "crisis_status"), .time("from"), .maybe(.time("until")),
      .number("total"), .maybe(.authority("requester")),
    ],
    "crises.none": [],
    "undo.report": [.number("number")],
    "undo.crisis": [.code("crisis")],
    "undo.closing": [.code("crisis")],
    "undo.correction": [.number("number")],
    "undo.verification": [.number("number"), .term("status", "report_status")],
    "language.done": [.term("language", "language")],
  ]

  private static let closing: [Variable] = [
    .code("crisis"), .words("title"), .words("reason"), .number("total"), .maybe(.number("new_count")),
    .maybe(.list("distress")),
  ]

  private static let verification: [Variable] = [
    .number("number"), .words("by"), .time("at"), .maybe(.words("place")), .maybe(.term("category", "category")),
    .maybe(.words("text")), .maybe(.list("checks")), .maybe(.code("grade")), .flag("rectified"),
    .maybe(.words("claimed_by")),
  ]

  /// What is announced, noted or framed: `texts/announcements.yaml`, `texts/notices.yaml`, `texts/help.yaml`.
  static let others: [String: [Variable]] = [
    "announcement.call": [
      .code("crisis"), .words("title"), .authority("requester"), .time("at"), .maybe(.list("departements")),
      .maybe(.code("slot")),
    ],
    "announcement.activated": [
      .code("crisis"), .words("title"), .authority("requester"), .time("at"), .maybe(.words("by")),
    ],
    "announcement.closed": closing + [
      .words("by"), .time("at"), .maybe(.list("relays")), .maybe(.code("first_relay")),
    ],
    "announcement.reopened": [.code("crisis"), .words("title"), .words("by"), .time("at")],
    "announcement.crisis_cancelled": [.code("crisis"), .words("by"), .time("at")],
    "announcement.rectified": [
      .code("crisis"), .number("number"), .words("by"), .time("at"), .maybe(.words("place")), .maybe(.words("text")),
      .words("reason"),
    ],
    "announcement.rectification_cancelled": [
      .code("crisis"), .number("number"), .term("status", "report_status"), .words("by"), .time("at"),
    ],
    "change.place": [.words("value")],
    "change.place_unknown": [.words("value")],
    "change.time": [.time("value")],
    "change.category": [.term("value", "category")],
    "change.urgent": [],
    "change.not_urgent": [],
    "change.people": [.number("value")],
    "change.text": [],
  ]
}
