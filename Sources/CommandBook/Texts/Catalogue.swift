import CrisisCore

/// Every text that the program says, by its code, with the values it gives: what the files are checked against.
enum Catalogue {
  /// Those of these commands too.
  static func texts(of commands: [CommandSpec]) -> [String: [Variable]] {
    commands.flatMap(\.texts).reduce(into: texts) { $0[$1.code] = $1.variables }
  }

  private static let texts: [String: [Variable]] = [
    answers, refusals, others, digests, relays, people, log, missions, typed,
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
    "undo.crisis": [.code("crisis")],
    "undo.closing": [.code("crisis")],
    "language.done": [.term("language", "language")],
  ]

  private static let closing: [Variable] = [
    .code("crisis"), .words("title"), .words("reason"), .number("total"), .maybe(.number("new_count")),
    .maybe(.list("distress")),
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
  ]
}
