/// How the homeserver is followed: one request at a time waits for what is said next.
struct Following: Sendable {
  /// How long a poll waits at the homeserver, in milliseconds.
  static let pollTime: Int64 = 30_000
  /// A line that comes up later than that was said while we were away.
  static let youth: Int64 = 60_000
  /// Requests for what is missing of one room, before a gap is told.
  static let mostPages = 200
  static let pageSize = 250

  /// The token of what was read last; nil: nothing was.
  var since: String?
  /// When that was, in milliseconds UTC.
  var readUntil: Int64?
  var isPaused = false
  var isPolling = false
  var askedAt: Int64 = 0
  var isConnected = false
  /// Nothing was answered in this run of the program: rooms are not known yet.
  var isFirst = true
  /// We were away until now.
  var isBack = true
  var failures = 0
  var absentSince: Int64?
  var reported: String?
  /// Answers in a row that came at once and brought nothing.
  var idleAnswers = 0
  /// How often the homeserver did not know our token.
  var unknownTokens = 0
  var batch: Batch?
  /// Rooms whose missing part is to be asked for again.
  var askAgain: Set<String> = []
  var seen = SeenEvents()

  /// One answer, until what is missing of it has been read.
  struct Batch: Sendable {
    var next: String
    /// There was nothing before: all of it is history.
    var isInitial: Bool
    var isBack: Bool
    var parts: [Part]
  }

  /// What happened in one room.
  struct Part: Sendable {
    var room: String
    var events: [JSON]
    /// Older events that the answer left out, the newest first.
    var older: [JSON] = []
    /// From where what is missing is read, backwards; nil: nothing is.
    var missing: String?
    var pages = 0
    var hasGap = false
    /// All of it was said before we came.
    var isHistory = false
  }

  /// The events that were passed on last: a homeserver may give the same ones again.
  struct SeenEvents: Sendable {
    private var ids: Set<String> = []
    private var order: [String] = []
    private var oldest = 0
    static let most = 4_096

    /// - Returns: whether it is new.
    mutating func insert(_ id: String) -> Bool {
      guard ids.insert(id).inserted else { return false }
      if order.count < Self.most {
        order.append(id)
      } else {
        ids.remove(order[oldest])
        order[oldest] = id
        oldest = (oldest + 1) % Self.most
      }
      return true
    }
  }
}
