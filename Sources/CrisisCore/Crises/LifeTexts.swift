/// What is said of the lives of a crisis between its opening and its end, and after it: `ease.yaml`, `archive.yaml` and
/// `texts/lives.yaml`.
package struct LifeTexts: Sendable {
  let askToEase = Text(
    "ease.ask", .crisis, .words("reason"), .phrase("plan"), .phrase("open"), .maybe(.number("question")))
  let eased = Text("ease.done", .code("crisis"), .time("at"), .words("reason"), .phrase("plan"))
  let resumed = Text("ease.resumed", .code("crisis"), .time("at"), .phrase("plan"))
  package let easingDeclined = Text("ease.declined", .code("crisis"))
  let isEased = Text(
    "announcement.eased", .crisis, .words("by"), .time("at"), .words("reason"), .phrase("plan"), .flag("decides"))
  let isResumed = Text("announcement.resumed", .crisis, .words("by"), .time("at"), .phrase("plan"))
  let urgentWhileEased = Text("announcement.urgent_while_eased", .code("crisis"), .number("number"))
  let easingReasonMissing = Text("refusal.easing_reason_missing")

  let archived = Text("archive.done", .crisis, .time("at"))
  let isArchived = Text(
    "announcement.archived", .crisis, .maybe(.words("by")), .maybe(.time("closed")), .time("at"))
  let archivingUndone = Text("undo.archiving", .code("crisis"))
  let archivingCancelled = Text("announcement.archiving_cancelled", .crisis, .words("by"), .time("at"))
  let archivingOpen = Text("refusal.archiving_open", .code("crisis"))
  let archivingDistress = Text(
    "refusal.archiving_distress", .code("crisis"), .names("distress"), .number("first"))
  package let nothingToArchive = Text("refusal.nothing_to_archive")

  /// How the watch is kept from now on.
  let plan = Text("life_part.plan", .flag("eased"), .plan)
  /// What of a crisis waits for somebody.
  let open = Text(
    "life_part.open", .number("total"), .some("new_count"), .some("urgent"), .maybe(.phrases("distress")),
    .maybe(.names("relays")), .maybe(.names("waiting")), .maybe(.phrases("questions")), .some("shifts"))
}

extension Texts { package static let lives = LifeTexts() }

extension OpenMatters {
  /// All that is left open, in the words in which it is asked back.
  func statement(_ figures: ReportFigures) -> Statement {
    Texts.lives.open(
      figures.total, figures.unsettled, figures.urgentOpen, distressNumbers, relayNumbers,
      waitingRelays.map { "R\($0)" }.unlessEmpty, questionNumbers, shifts)
  }
}

extension WatchPlan {
  var statement: Statement { Texts.lives.plan(isEased, self) }
}

extension Slot where T == WatchPlan {
  fileprivate static var plan: Slot {
    Slot(.some("people"), .maybe(.duration("every")), .maybe(.time("next"))) { ($0.people, $0.every, $0.next) }
  }
}
