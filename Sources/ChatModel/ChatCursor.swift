/// How far a channel has been read.
package struct ChatCursor: Sendable, Hashable {
  /// The configured name; empty for the time until which the network as a whole was read.
  package var channel: String
  /// The network's id of the last line, or, of the network as a whole, its token for what comes next; nil where it gives
  /// none.
  package var messageID: String?
  /// When that line was said, in milliseconds UTC: the server's time where it gives one, else the time of arrival.
  package var at: Int64

  package init(channel: String, messageID: String?, at: Int64) {
    self.channel = channel
    self.messageID = messageID
    self.at = at
  }
}
