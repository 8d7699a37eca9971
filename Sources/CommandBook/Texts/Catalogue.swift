import CrisisCore

/// Every text that the program says, by its code, with the values it gives: what the files are checked against.
enum Catalogue {
  static let texts: [String: [Variable]] = [
    answers, refusals, faults, others, watch, relays, alarms, distress, log, settlements, questions, health, typed,
  ].reduce(into: [:]) { all, some in all.merge(some) { $1 } }

  private static let typed = Dictionary(Texts.all.map { ($0.code, $0.variables) }, uniquingKeysWith: { $1 })

  /// The answers of commands: `answers` of their files.
  static let answers: [String: [Variable]] = [
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
    "ping.pong": [.number("queue")],
    "ping.without_store": [.number("queue")],
    "yes.done": [],
    "no.done": [],
    "undo.report": [.number("number")],
    "undo.correction": [.number("number")],
    "undo.verification": [.number("number"), .term("status", "report_status")],
  ]

  private static let verification: [Variable] = [
    .number("number"), .words("by"), .time("at"), .maybe(.words("place")), .maybe(.term("category", "category")),
    .maybe(.words("text")), .maybe(.list("checks")), .maybe(.code("grade")), .flag("rectified"),
    .maybe(.words("claimed_by")),
  ]

  /// What is announced, noted or framed: `texts/announcements.yaml`, `texts/notices.yaml`, `texts/help.yaml`.
  static let others: [String: [Variable]] = [
    "announcement.rectified": [
      .code("crisis"), .number("number"), .words("by"), .time("at"), .maybe(.words("place")), .maybe(.words("text")),
      .words("reason"),
    ],
    "announcement.rectification_cancelled": [
      .code("crisis"), .number("number"), .term("status", "report_status"), .words("by"), .time("at"),
    ],
    "announcement.unidentified_activate": [.words("nick"), .words("channel"), .words("text")],
    "notice.resumed": [],
    "notice.help_identify": [],
    "code.accepted": [.words("account"), .words("nick")],
    "code.wrong": [],
    "code.spoilt": [.words("bot")],
    "code.unseen": [],
    "code.too_many": [],
    "notice.missed": [.time("at"), .words("text")],
    "notice.missed_more": [],
    "notice.gap": [.time("from"), .time("until")],
    "change.place": [.words("value")],
    "change.place_unknown": [.words("value")],
    "change.time": [.time("value")],
    "change.category": [.term("value", "category")],
    "change.urgent": [],
    "change.not_urgent": [],
    "change.people": [.number("value")],
    "change.text": [],
    "nature_mark.exercise": [],
    "nature_mark.test": [],
    "help.command_line": [.code("use"), .code("line")],
    "help.also": [.list("commands")],
    "help.texts": [.list("commands")],
    "help.more": [.code("example")],
    "help.nothing": [],
    "help.use": [.code("use"), .code("text")],
    "help.example": [.code("example")],
    "help.aliases": [.list("names")],
    "help.reserved": [.list("audience"), .list("places")],
  ]
}
