/// What was found for somebody, as values: chat says its lines, a page shows them as it likes. It holds nothing that this
/// person may not see from there.
package protocol View: Sendable {
  /// What chat says.
  var lines: [Statement] { get }
  /// Whether it is for who asks alone, wherever it was asked.
  var isPrivate: Bool { get }
  /// Whether its lines are said as one where that holds them, and are else for who asks alone.
  var isOneLine: Bool { get }
  /// What of other people was opened by it, to be noted; nil: nothing of the kind.
  var access: Access? { get }
}

extension View {
  package var isPrivate: Bool { false }
  package var isOneLine: Bool { false }
  package var access: Access? { nil }
}
