/// Why a command of the watch had no effect. Texts: `watch_refusal.…` in `commands/texts/watch.yaml`.
package enum WatchRefusal: Sendable, Equatable {
  /// No time at all, as where the clocks skip it.
  case emptySpan
  case spanOver(TimeSpan)
  case alreadyYours(TimeSpan)
  case alreadyPlanned(names: [String])
  case onlyCoordinatorsPlan
  /// Neither names nor a number of people.
  case nothingToPlan
  case spanMissing
  case badHeadCount(most: Int)
  case noSuchVolunteer(given: String)
  /// `next`: when this person's next shift is.
  case noShiftNow(next: TimeSpan?)
  case alreadyArrived(until: Milliseconds)
  case notOnWatch
  case nothingToReceive
  case alreadyReceived(by: String, at: Milliseconds)
  case notYoursToReceive(coming: [String])
  case nothingToReplace(name: String)
  /// The two have no shifts to come that could be exchanged.
  case nothingToSwap(name: String)
  /// Something else has happened to the same shift since.
  case overtaken

  package var statement: Statement {
    switch self {
    case .emptySpan: Statement("watch_refusal.empty_span")
    case .spanOver(let span):
      Statement("watch_refusal.span_over", ["from": .time(span.from), "until": .time(span.until)])
    case .alreadyYours(let span):
      Statement("watch_refusal.already_yours", ["from": .time(span.from), "until": .time(span.until)])
    case .alreadyPlanned(let names):
      Statement("watch_refusal.already_planned", ["people": .list(names.map { .text($0) })])
    case .onlyCoordinatorsPlan: Statement("watch_refusal.only_coordinators")
    case .nothingToPlan: Statement("watch_refusal.nothing_to_plan")
    case .spanMissing: Statement("watch_refusal.span_missing")
    case .badHeadCount(let most): Statement("watch_refusal.bad_head_count", ["most": .number(most)])
    case .noSuchVolunteer(let given): Statement("watch_refusal.no_such_volunteer", ["given": .text(given)])
    case .noShiftNow(let next):
      Statement(
        "watch_refusal.no_shift_now",
        ["from": next.map { .time($0.from) } ?? .flag(false), "until": next.map { .time($0.until) } ?? .flag(false)])
    case .alreadyArrived(let until): Statement("watch_refusal.already_arrived", ["until": .time(until)])
    case .notOnWatch: Statement("watch_refusal.not_on_watch")
    case .nothingToReceive: Statement("watch_refusal.nothing_to_receive")
    case .alreadyReceived(let by, let at):
      Statement("watch_refusal.already_received", ["by": .text(by), "at": .time(at)])
    case .notYoursToReceive(let coming):
      Statement("watch_refusal.not_yours", ["people": .list(coming.map { .text($0) }), "some": .flag(!coming.isEmpty)])
    case .nothingToReplace(let name): Statement("watch_refusal.nothing_to_replace", ["name": .text(name)])
    case .nothingToSwap(let name): Statement("watch_refusal.nothing_to_swap", ["name": .text(name)])
    case .overtaken: Statement("watch_refusal.overtaken")
    }
  }
}
