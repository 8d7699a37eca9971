/// `!silence`: which private notices one gets; each for oneself.
package enum MuteCommand: Sendable, Equatable {
  /// `!silence relèves`
  case mute(Set<NoticeTopic>)
  /// `!silence fin relèves`
  case unmute(Set<NoticeTopic>)
  /// `!silence détresse`, which nobody can
  case distress
}
