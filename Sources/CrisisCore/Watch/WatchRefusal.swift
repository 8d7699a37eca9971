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
    case .emptySpan: Texts.watch.isEmptySpan()
    case .spanOver(let span): Texts.watch.isOver(span)
    case .alreadyYours(let span): Texts.watch.isYours(span)
    case .alreadyPlanned(let names): Texts.watch.isPlanned(names)
    case .onlyCoordinatorsPlan: Texts.watch.onlyCoordinatorsPlan()
    case .nothingToPlan: Texts.watch.nothingToPlan()
    case .spanMissing: Texts.watch.spanMissing()
    case .badHeadCount(let most): Texts.watch.badHeadCount(most)
    case .noSuchVolunteer(let given): Texts.watch.noSuchVolunteer(given)
    case .noShiftNow(let next): Texts.watch.noShiftNow(next)
    case .alreadyArrived(let until): Texts.watch.hasArrived(until)
    case .notOnWatch: Texts.watch.notOnWatch()
    case .nothingToReceive: Texts.watch.nothingToReceive()
    case .alreadyReceived(let by, let at): Texts.watch.isReceived(by, at)
    case .notYoursToReceive(let coming): Texts.watch.notYours(coming)
    case .nothingToReplace(let name): Texts.watch.nothingToReplace(name)
    case .nothingToSwap(let name): Texts.watch.nothingToSwap(name)
    case .overtaken: Texts.watch.overtaken()
    }
  }
}
