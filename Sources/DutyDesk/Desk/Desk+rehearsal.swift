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
      setting(max(next, time.now() + 1))
      mailbox.fallsDue()
      settle()
    }
    if moment > time.now() { setting(moment) }
    mailbox.tick()
    settle()
  }

  /// Lets time pass to the end of the next minute in which something falls due, and not beyond `moment`: what is said
  /// then can be heard before anything else is.
  ///
  /// - Returns: the moment that it is then.
  package func passOneMinute(to moment: Milliseconds, setting: @Sendable (Milliseconds) -> Void) -> Milliseconds {
    settle()
    let next = max(nextDue ?? moment, time.now())
    pass(to: min(moment, next / .minute * .minute + .minute - 1), setting: setting)
    return time.now()
  }
}
