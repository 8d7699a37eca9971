/// Since when a channel was not read.
package enum Absence: Sendable, Equatable {
  /// Monotonic milliseconds.
  case moment(Int64)
  /// Milliseconds UTC: before the program began.
  case time(Int64)
}

/// How far one channel has been read, and the reading of what was said while we were out of it. The cursor outlives
/// connections, the reading does not.
struct CatchUp: Sendable {
  /// Lines asked for at once.
  static let requestSize = 100
  /// After this many requests, a gap is told instead of being read.
  static let mostRequests = 20
  /// Live lines that may wait for older ones.
  static let mostWaiting = 2_048
  /// Milliseconds for the answer to one question.
  static let patience: Int64 = 15_000
  /// Milliseconds after our JOIN in which a server or a bouncer begins to play back of itself.
  static let playbackTime: Int64 = 5_000
  /// Milliseconds that a bouncer may take to play back.
  static let longestPlayback: Int64 = 60_000
  /// An absence that is not worth a word, in milliseconds.
  static let shortAbsence: Int64 = 30_000

  var messageID: String?
  var time: Int64?
  /// Since when we have been out of the channel, as far as is known.
  var outSince: Absence?
  var reading: Reading?
  /// A gap that is told unless a playback fills it until then (monotonic).
  var tellsGapAt: Int64?
  /// Until when a bouncer plays back (monotonic), unless it says before that it is done; for what is played back goes
  /// unanswered, and one that never says so must not silence us for good.
  var playsBackUntil: Int64 = 0

  var hasCursor: Bool { messageID != nil || time != nil }

  struct Reading: Sendable {
    var label: String
    var askedAt: Int64
    var requests = 0
    /// By time, since the server does not know the id any more.
    var asksByTime = false
    /// The replay in which the answer comes.
    var replay: String?
    /// Messages that answered this request.
    var lines = 0
    var isAtEnd = false
    /// Said since we are in the channel: they come up after what is older.
    var waiting: [HeardLine] = []
    var waitingIDs: Set<String> = []
  }
}
