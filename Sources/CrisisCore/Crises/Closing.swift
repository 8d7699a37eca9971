/// The closing of a crisis, as far as taking it back needs to know.
package struct Closing: Sendable, Equatable {
  package var crisis: Crisis
  package var at: Milliseconds
  /// The member who closed it.
  package var by: Int

  package init(crisis: Crisis, at: Milliseconds, by: Int) {
    self.crisis = crisis
    self.at = at
    self.by = by
  }
}
