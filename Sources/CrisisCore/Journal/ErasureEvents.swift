/// Payloads of the journal that have been erased, and what is left of each: the one change that the journal allows.
package struct PayloadsErased: Event {
  package static let kind = "journal.erased"
  package var crisisCode: String?
  package var rows: [Row]
  package var reason: String

  package init(crisisCode: String?, rows: [Row], reason: String) {
    self.crisisCode = crisisCode
    self.rows = rows
    self.reason = reason
  }

  /// What stands for an erased payload when the tables are rebuilt.
  package struct Row: Sendable, Equatable, Codable {
    /// The row of the journal.
    package var sequence: Int64
    /// The payload with its personal parts replaced, as JSON without salt.
    package var remains: String

    package init(sequence: Int64, remains: String) {
      self.sequence = sequence
      self.remains = remains
    }
  }

  package var subject: Subject { .journal(crisis: crisisCode) }

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["count": .number(rows.count), "text": Self.quote(reason)]
  }
}
