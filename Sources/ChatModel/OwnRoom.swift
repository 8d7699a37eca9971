/// A room that Vigie opens and keeps itself, by invitation only.
package struct OwnRoom: Sendable, Equatable {
  package var channel: String
  package var topic: String
  /// The accounts of this network that may be in it, in small letters (``AccountName``); whoever else is in it is put out.
  package var guests: Set<String>
  /// Those of the guests who are invited as soon as they are seen.
  package var invited: Set<String>
  /// What somebody is told who is put out.
  package var farewell: String

  package init(channel: String, topic: String, guests: Set<String>, invited: Set<String>, farewell: String) {
    self.channel = channel
    self.topic = topic
    self.guests = guests
    self.invited = invited
    self.farewell = farewell
  }
}
