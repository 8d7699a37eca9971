/// What keeps a room from being a closed one, as its network tells.
package struct ExposedRoom: Sendable, Equatable {
  /// Anybody may enter.
  package var isOpen: Bool
  /// The nicks of members who are not identified, some of them where they are many.
  package var strangers: [String]
  /// The network did not say how the room is.
  package var isUnknown: Bool
  /// Digests are not said in it meanwhile.
  package var isWithholding: Bool
  /// It is closed in its settings, and not by a mode.
  package var hasSettings = false

  package init(isOpen: Bool, strangers: [String] = [], isUnknown: Bool = false, isWithholding: Bool = false) {
    self.isOpen = isOpen
    self.strangers = strangers
    self.isUnknown = isUnknown
    self.isWithholding = isWithholding
  }
}
