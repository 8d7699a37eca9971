/// Payloads of the journal that have been erased, and what is left of each: the one change that the journal allows.
package struct PayloadsErased: Event {
  package static let kind = "journal.erased"
  package static let sentence = Text("log_entry.journal_erased", .number("count"), .maybe(.words("text")))
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

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(rows.count, Self.quote(reason)) }
}

package enum Erasure {
  /// What stands for erased words.
  package static let mark = "[effacé]"

  /// Whether a line names a thing of a crisis (`S47`), and not another whose number begins alike.
  package static func names(_ reference: String, in line: some StringProtocol) -> Bool {
    line.ranges(of: reference).contains { range in
      let after = line[range.upperBound...].first
      let before = line[..<range.lowerBound].last
      return after?.isNumber != true && before?.isNumber != true && before?.isLetter != true
    }
  }
}

extension DigestIssued {
  /// What is left of it once something that it tells of is erased: the lines that name it go.
  package func erased(naming reference: String) -> DigestIssued {
    var copy = self
    copy.lines = lines.map { Erasure.names(reference, in: $0) ? Erasure.mark : $0 }
    return copy
  }
}

extension Subject {
  /// How lines name it (`S47`); nil: they do not.
  package var reference: String? {
    switch self {
    case .report(_, let number): "S\(number)"
    case .question(_, let number): "Q\(number)"
    case .relay(_, let number): "R\(number)"
    case .offer(let number): "P\(number)"
    case .authority, .member, .crisis, .digests, .watch, .people, .notes, .journal, .posting: nil
    }
  }
}
