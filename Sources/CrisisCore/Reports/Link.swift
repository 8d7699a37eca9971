/// The address of what was seen: as typed, and in the one form by which two people's links to the same post compare equal.
package struct Link: Sendable, Equatable, Codable {
  package var raw: String
  package var canonical: String
  /// `x`, `facebook`, `youtube`…; nil for any other site.
  package var platform: String?
  /// The account that posted it, where the address shows it.
  package var handle: String?

  package init(raw: String, canonical: String, platform: String? = nil, handle: String? = nil) {
    self.raw = raw
    self.canonical = canonical
    self.platform = platform
    self.handle = handle
  }
}
