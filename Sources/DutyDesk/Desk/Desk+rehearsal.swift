import CrisisCore

extension Desk {
  /// Lets the time of a rehearsal pass, so that a night is played in a minute: stops wherever something falls due on the
  /// way, and does it as it would have been done then.
  ///
  /// - Parameters:
  ///   - moment: where to stop, in milliseconds UTC; one that is past changes nothing.
  ///   - setting: moves the clock that the desk was given.
  package func pass(to moment: Milliseconds, setting: @Sendable (Milliseconds) -> Void) {
    settle()
    while let next = nextDue, next <= moment {
      // What is still due was done: time goes on all the same.
      setting(max(next, clock() + 1))
      mailbox.fallsDue()
      settle()
    }
    if moment > clock() { setting(moment) }
    mailbox.tick()
    settle()
  }
}
