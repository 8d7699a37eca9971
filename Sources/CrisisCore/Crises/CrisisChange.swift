/// One change of what is known of a crisis, as far as taking it back needs to know.
package struct CrisisChange: Sendable, Equatable {
  package var sequence: Int64
  package var crisis: String
  package var change: MissionChange
  package var at: Milliseconds
  package var by: Int
  package var isUndone: Bool
  /// What the crisis was called before.
  package var titleBefore: String?

  package init(
    sequence: Int64, crisis: String, change: MissionChange, at: Milliseconds, by: Int, isUndone: Bool = false,
    titleBefore: String? = nil
  ) {
    self.sequence = sequence
    self.crisis = crisis
    self.change = change
    self.at = at
    self.by = by
    self.isUndone = isUndone
    self.titleBefore = titleBefore
  }
}
