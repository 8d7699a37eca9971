import CrisisCore

/// How the desk itself is: what `!diagnostic` tells beside what the store knows.
struct DeskState: Sendable {
  /// Lines that wait in the mailbox, and how often it was full.
  var waiting: Int
  var pauses: Int
  /// When it began to work.
  var startedAt: Milliseconds
  /// How far the clock of the system is behind the records, where it is.
  var lag: Milliseconds?
  /// Configured networks and rooms, and those of them that can be spoken on.
  var networks: Set<String>
  var connected: Set<String>
  /// Of networks whose servers always do, how long ago one last told what is said.
  var silences: [String: Milliseconds]
  var rooms: Set<ChannelKey>
  var joined: Set<ChannelKey>
}
