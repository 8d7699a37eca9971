/// A text that never shows itself: printed, logged or mirrored it is `«redacted»`.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package let value: String

  package init(_ value: String) {
    self.value = value
  }

  package var description: String { "«redacted»" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
