/// The answers of the watch's commands, and the lines of `texts/watch.yaml`.
package struct WatchTexts: Sendable {
  package let now = Text(
    "watch.now", .code("crisis"), .watch, .maybe(.phrases("gaps")), .maybe(.code("span")), .maybe(.phrases("free")))
  package let none = Text("watch.none", .code("crisis"), .code("span"))
  package let slot = Text(
    "watch.slot", .time("from"), .maybe(.time("until")), .maybe(.names("people")), .some("missing"))
  let planned = Text(
    "watch.planned", .code("crisis"), .time("from"), .maybe(.time("until")), .maybe(.names("planned")),
    .maybe(.number("needed")), .some("missing"), .maybe(.phrases("free")))
  let taken = Text(
    "take.done", .code("crisis"), .words("name"), .span, .maybe(.names("with")), .some("missing"), .flag("confirmed"),
    .flag("begun"))
  let gaveUp = Text("take.given_up", .code("crisis"), .words("name"), .span, .some("missing"), .code("span"))
  let arrived = Text(
    "in.done", .code("crisis"), .words("name"), .time("until"), .maybe(.names("with")), .flag("handover"))
  let left = Text(
    "out.done", .code("crisis"), .words("name"), .time("at"), .time("until"), .maybe(.names("with")), .some("missing"),
    .code("span"))
  let replaced = Text("replace.done", .code("crisis"), .words("old"), .words("new"), .span)
  package let swapAsk = Text("swap.ask", .code("crisis"), .exchange, .number("question"))
  package let swapAsked = Text("swap.asked", .code("crisis"), .exchange)
  let swapped = Text("swap.done", .code("crisis"), .exchange)
  package let swapDeclined = Text("swap.declined", .code("crisis"), .exchange)
  package let swapUnanswered = Text("swap.unanswered", .code("crisis"), .exchange, .duration("length"))
  let undone = Text("undo.watch", .code("crisis"))

  let handoverNoted = Text(
    "handover.noted", .code("crisis"), .maybe(.time("relief")), .maybe(.names("people")), .some("open"),
    .some("urgent"))
  package let handover = Text("handover.open", .code("crisis"), .some("open"), .some("urgent"), .some("notes"))
  /// Points that the list leaves out.
  package let handoverMore = Text("handover.more", .number("count"))
  package let handoverNote = Text("handover.note", .words("by"), .time("at"), .words("text"))
  let handoverReceived = Text(
    "received.watch", .code("crisis"), .words("name"), .time("at"), .some("open"), .some("urgent"),
    .maybe(.phrases("notes")))
  let lastNote = Text("watch_line.note", .words("by"), .words("text"))
  /// Instead of taking back that it was received.
  let receivedStays = Text("undo_part.received")

  // What is said by itself.
  let digestLine = Text(
    "digest_line.watch", .maybe(.names("watch")), .maybe(.time("until")), .maybe(.names("next")),
    .maybe(.time("relief")), .maybe(.phrases("gaps")), .maybe(.sign))
  let relief = Text(
    "watch_line.relief", .maybe(.code("named")), .time("at"), .maybe(.names("people")), .maybe(.time("until")),
    .maybe(.phrase("missing")), .maybe(.phrases("leaving")), .maybe(.time("next")), .maybe(.names("next_people")),
    .maybe(.phrase("next_missing")), .maybe(.phrase("items")), .maybe(.names("coming")), .flag("late"))
  let missing = Text("watch_line.missing", .number("count"))
  let items = Text("watch_line.items", .some("open"), .some("urgent"), .some("note"))
  let freed = Text(
    "watch_line.freed", .code("crisis"), .names("people"), .names("reports"), .number("first"))
  let thanked = Text("watch_line.to", .code("name"))
  let gap = Text(
    "watch_line.gap", .maybe(.code("named")), .flag("begun"), .maybe(.duration("lead")), .flag("hour"), .gap,
    .number("needed"), .code("span"), .maybe(.phrases("free")))
  /// `Inès (de 18h00 à 20h00)`
  let free = Text("watch_line.free", .code("name"), .maybe(.span))
  let gapSpan = Text("watch_line.gap_span", .gap, .flag("begun"))
  let reminder = Text("watch_line.reminder", .code("crisis"), .duration("lead"), .span, .maybe(.names("with")))
  let silence = Text(
    "watch_line.silence", .code("crisis"), .time("since"), .maybe(.words("by")), .maybe(.names("people")))
  let absent = Text(
    "watch_line.absent", .code("crisis"), .words("name"), .span, .maybe(.names("with")), .maybe(.phrases("free")))
  let late = Text(
    "watch_line.late", .code("crisis"), .time("at"), .names("people"), .maybe(.time("until")),
    .maybe(.phrase("missing")))
  let plannedByOther = Text("watch_line.planned", .code("crisis"), .span, .words("by"), .code("span"))
  let releasedByOther = Text("watch_line.released", .code("crisis"), .span, .words("by"))
  let givenUp = Text(
    "watch_line.given_up", .code("crisis"), .words("name"), .span, .maybe(.words("by")), .some("missing"),
    .code("span"), .maybe(.phrases("free")))
  let givenUpByOther = Text("watch_line.given_up_by_other", .code("crisis"), .span, .words("by"))
  let undoneByOther = Text("watch_line.undone", .code("crisis"), .words("by"))

  /// No time at all, as where the clocks skip it.
  let isEmptySpan = Text("watch_refusal.empty_span")
  let isLong = Text("watch_refusal.long_span", .span, .duration("length"))
  let isOver = Text("watch_refusal.span_over", .span)
  let isYours = Text("watch_refusal.already_yours", .span)
  let isPlanned = Text("watch_refusal.already_planned", .names("people"))
  let onlyCoordinatorsPlan = Text("watch_refusal.only_coordinators")
  /// Neither names nor a number of people.
  let nothingToPlan = Text("watch_refusal.nothing_to_plan")
  let spanMissing = Text("watch_refusal.span_missing")
  let badHeadCount = Text("watch_refusal.bad_head_count", .number("most"))
  package let noSuchVolunteer = Text("watch_refusal.no_such_volunteer", .words("given"))
  /// When this person's next shift is, and what to type to be on watch until then.
  let noShiftNow = Text("watch_refusal.no_shift_now", .maybe(.span), .maybe(.code("from_now")))
  let hasArrived = Text("watch_refusal.already_arrived", .time("until"))
  let notOnWatch = Text("watch_refusal.not_on_watch")
  let nothingToReceive = Text("watch_refusal.nothing_to_receive")
  let isReceived = Text("watch_refusal.already_received", .words("by"), .time("at"))
  let notYours = Text("watch_refusal.not_yours", .names("people", orNone: "some"))
  let nothingToReplace = Text("watch_refusal.nothing_to_replace", .words("name"))
  /// Nobody's name: one's own; and when the next shift is.
  let nothingToGiveUp = Text("watch_refusal.nothing_to_give_up", .maybe(.words("name")), .maybe(.span))
  /// The two have no shifts to come that could be exchanged.
  let nothingToSwap = Text("watch_refusal.nothing_to_swap", .words("name"))
  /// Something else has happened to the same shift since.
  let overtaken = Text("watch_refusal.overtaken")
}

extension Texts { package static let watch = WatchTexts() }

extension Slot where T == TimeSpan {
  static var span: Slot { Slot(.time("from"), .time("until")) { ($0.from, $0.until) } }
}

extension Slot where T == Rota.Gap {
  static var gap: Slot {
    Slot(.time("from"), .maybe(.time("until")), .flag("empty"), .number("missing")) {
      ($0.from, $0.until, $0.isEmpty, $0.missing)
    }
  }
}

extension Slot where T == WatchSummary {
  /// Of a line that mentions the watch.
  package static var watch: Slot {
    Slot(
      .maybe(.names("watch")), .maybe(.time("watch_until")), .maybe(.time("relief")), .maybe(.names("relief_people")),
      .some("watch_missing")
    ) { ($0.people, $0.until, $0.next, $0.nextPeople, $0.missing) }
  }

  /// Where nothing is new, a digest's heading says who is on watch, and the gaps.
  static var watchHeading: Slot {
    Slot(.maybe(.names("watch")), .maybe(.time("watch_until")), .maybe(.phrases("gaps")), .maybe(.sign)) {
      ($0.people, $0.until, $0.gapList, $0.sign)
    }
  }
}

extension Slot where T == ShiftExchange.Words {
  static var exchange: Slot {
    Slot(
      .words("name"), .words("other"), .time("from"), .time("until"), .time("other_from"), .time("other_until")
    ) { ($0.asker, $0.other, $0.mine.from, $0.mine.until, $0.theirs.from, $0.theirs.until) }
  }
}
