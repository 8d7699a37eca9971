import CrisisCore

extension Catalogue {
  /// The answers of the watch's commands, and the lines of `texts/watch.yaml`.
  static let watch: [String: [Variable]] = [
    "watch.now": [.code("crisis"), .maybe(.list("gaps")), .maybe(.code("span"))] + summary,
    "watch.none": [.code("crisis"), .code("span")],
    "watch.slot": [.time("from"), .maybe(.time("until")), .maybe(.list("people")), .maybe(.number("missing"))],
    "watch.planned": [
      .code("crisis"), .time("from"), .maybe(.time("until")), .maybe(.list("planned")), .maybe(.number("needed")),
      .maybe(.number("missing")),
    ],
    "take.done": [
      .code("crisis"), .words("name"), .time("from"), .time("until"), .maybe(.list("with")),
      .maybe(.number("missing")), .flag("confirmed"), .flag("begun"),
    ],
    "in.done": [.code("crisis"), .words("name"), .time("until"), .maybe(.list("with")), .flag("handover")],
    "out.done": [
      .code("crisis"), .words("name"), .time("at"), .time("until"), .maybe(.list("with")), .maybe(.number("missing")),
      .code("span"),
    ],
    "handover.noted": [
      .code("crisis"), .maybe(.time("relief")), .maybe(.list("people")), .maybe(.number("open")),
      .maybe(.number("urgent")),
    ],
    "handover.open": [.code("crisis"), .maybe(.number("open")), .maybe(.number("urgent")), .maybe(.number("notes"))],
    "handover.note": [.words("by"), .time("at"), .words("text")],
    "received.watch": [
      .code("crisis"), .words("name"), .time("at"), .maybe(.number("open")), .maybe(.number("urgent")),
      .maybe(.list("notes")),
    ],
    "replace.done": [.code("crisis"), .words("old"), .words("new"), .time("from"), .time("until")],
    "swap.ask": exchange + [.number("question")],
    "swap.asked": exchange,
    "swap.done": exchange,
    "swap.declined": exchange,
    "undo.watch": [.code("crisis")],
    "digest_line.watch": [
      .maybe(.list("watch")), .maybe(.time("until")), .maybe(.list("next")), .maybe(.time("relief")),
      .maybe(.list("gaps")),
    ],
    "watch_line.relief": [
      .maybe(.code("named")), .time("at"), .maybe(.list("people")), .maybe(.time("until")), .maybe(.list("missing")),
      .maybe(.list("leaving")), .maybe(.time("next")), .maybe(.list("next_people")), .maybe(.list("next_missing")),
      .maybe(.list("items")), .maybe(.list("coming")), .flag("late"),
    ],
    "watch_line.missing": [.number("count")],
    "watch_line.items": [.maybe(.number("open")), .maybe(.number("urgent")), .maybe(.number("note"))],
    "watch_line.gap": [
      .maybe(.code("named")), .flag("begun"), .maybe(.duration("lead")), .flag("hour"), .time("from"),
      .maybe(.time("until")), .flag("empty"), .number("missing"), .number("needed"), .code("span"),
    ],
    "watch_line.gap_span": [.time("from"), .maybe(.time("until")), .flag("empty"), .number("missing")],
    "watch_line.reminder": [
      .code("crisis"), .duration("lead"), .time("from"), .time("until"), .maybe(.list("with")),
    ],
    "watch_line.absent": [.code("crisis"), .words("name"), .time("from"), .time("until"), .maybe(.list("with"))],
    "watch_line.late": [
      .code("crisis"), .time("at"), .list("people"), .maybe(.time("until")), .maybe(.list("missing")),
    ],
    "watch_line.planned": [.code("crisis"), .time("from"), .time("until"), .words("by"), .code("span")],
    "watch_line.released": [.code("crisis"), .time("from"), .time("until"), .words("by")],
    "watch_line.undone": [.code("crisis"), .words("by")],
    "watch_line.to": [.code("name")],
    "watch_line.note": [.words("by"), .words("text")],
    "watch_refusal.empty_span": [],
    "watch_refusal.span_over": [.time("from"), .time("until")],
    "watch_refusal.already_yours": [.time("from"), .time("until")],
    "watch_refusal.already_planned": [.list("people")],
    "watch_refusal.only_coordinators": [],
    "watch_refusal.nothing_to_plan": [],
    "watch_refusal.span_missing": [],
    "watch_refusal.bad_head_count": [.number("most")],
    "watch_refusal.no_such_volunteer": [.words("given")],
    "watch_refusal.no_shift_now": [.maybe(.time("from")), .maybe(.time("until"))],
    "watch_refusal.already_arrived": [.time("until")],
    "watch_refusal.not_on_watch": [],
    "watch_refusal.nothing_to_receive": [],
    "watch_refusal.already_received": [.words("by"), .time("at")],
    "watch_refusal.not_yours": [.list("people"), .flag("some")],
    "watch_refusal.nothing_to_replace": [.words("name")],
    "watch_refusal.nothing_to_swap": [.words("name")],
    "watch_refusal.overtaken": [],
  ]

  private static let exchange: [Variable] = [
    .code("crisis"), .words("name"), .words("other"), .time("from"), .time("until"), .time("other_from"),
    .time("other_until"),
  ]

  /// ``WatchSummary/values``
  static let summary: [Variable] = [
    .maybe(.list("watch")), .maybe(.time("watch_until")), .maybe(.time("relief")), .maybe(.list("relief_people")),
    .maybe(.number("watch_missing")),
  ]
}
