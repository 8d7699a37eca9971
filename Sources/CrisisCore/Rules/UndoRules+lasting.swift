/// Acts that nothing takes back: `!annuler` says so, rather than taking back the one before.
extension UndoRules {
  package static let lasting: Set<EventKind> = [
    .reportCounted, .languageChosen, .noticesMuted, .digestIssued, .digestPeriodSet, .rescueTold, .handoverReceived,
    .questionFollowed,
  ]
}

extension Event {
  /// What was done, and what to do instead of taking it back; nil: it can be, or it was nobody's act.
  package var lastingPhrase: Statement? {
    switch self {
    case .reportCounted(let event): Statement("undo_part.counted", ["number": .number(event.number)])
    case .languageChosen: Statement("undo_part.language")
    case .noticesMuted: Statement("undo_part.mute")
    case .digestIssued(let event): Statement("undo_part.digest", ["number": .number(event.number)])
    case .digestPeriodSet: Statement("undo_part.digest_period")
    case .rescueTold(let event): Statement("undo_part.rescue", ["number": .number(event.number)])
    case .questionFollowed(let event):
      Statement("undo_part.followed", ["number": .number(event.number), "ends": .flag(event.by == nil)])
    case .watch(.received): Statement("undo_part.received")
    default: nil
    }
  }
}
