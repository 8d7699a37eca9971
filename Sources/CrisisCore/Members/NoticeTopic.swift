/// What a private notice that nobody asked for is about, so that one may do without. Distress has no topic: it is never muted.
package enum NoticeTopic: String, Sendable, Codable, CaseIterable, Hashable {
  /// One's own shifts: their beginning and their end.
  case reliefs
  /// Hours that nobody watches.
  case gaps
  /// The reports that one has claimed.
  case claims
  /// Relays that wait for somebody.
  case relays
  /// One's own roles.
  case roles
  /// What one is asked to do by name.
  case assignments
}

extension NoticeTopic: Term { package static let family = "topic" }
