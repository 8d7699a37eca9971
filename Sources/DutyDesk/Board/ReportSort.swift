import CrisisCore
import CrisisStore
import PlainText

/// A column by which the table of reports is put in order.
package enum ReportColumn: String, Sendable, CaseIterable {
  case number, seen, place, category, status
}

/// The order that somebody asked for.
package struct ReportSort: Sendable, Equatable {
  package var column: ReportColumn
  /// From the last to the first.
  package var isReversed: Bool

  package init(_ column: ReportColumn, isReversed: Bool = false) {
    self.column = column
    self.isReversed = isReversed
  }

  /// As an address has it: `place`, `-seen`; nil: it is neither.
  package init?(_ typed: String) {
    let isReversed = typed.hasPrefix("-")
    guard let column = ReportColumn(rawValue: String(typed.dropFirst(isReversed ? 1 : 0))) else { return nil }
    self.init(column, isReversed: isReversed)
  }

  package var typed: String { (isReversed ? "-" : "") + column.rawValue }

  /// Names as they are looked up, without accents; what has none comes last; those that are equal stay as they are.
  func sorted(_ keys: [ReportKey]) -> [ReportKey] {
    func ordered<T: Comparable>(by value: (ReportKey) -> T?) -> [ReportKey] {
      let valued = keys.map { (key: $0, value: value($0)) }
      let known = valued.compactMap { pair in pair.value.map { (key: pair.key, value: $0) } }
        .sorted { isReversed ? $0.value > $1.value : $0.value < $1.value }
      return known.map(\.key) + valued.filter { $0.value == nil }.map(\.key)
    }
    return switch column {
    case .number: ordered { $0.number }
    case .seen: ordered { $0.seenAt }
    case .place: ordered { $0.place.map { Folding.fold($0) } }
    case .category: ordered { $0.category.flatMap(Category.allCases.firstIndex(of:)) }
    case .status: ordered { ReportStatus.allCases.firstIndex(of: $0.status) }
    }
  }
}

/// Which reports of a selection a page shows.
package enum ReportPart: Sendable {
  /// The latest before that number; nil: the latest.
  case before(Int?)
  /// In another order, after so many.
  case sorted(ReportSort, from: Int)
}
