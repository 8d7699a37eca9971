/// Which crisis a call for help is about. Never a refusal: where nothing decides, every one that it may be about is told.
package enum DistressScope {
  package enum Choice: Sendable, Equatable {
    /// No crisis is open that this person may see.
    case none
    /// `isInferred`: there are others, and the place decided.
    case one(Crisis, isInferred: Bool)
    case all([Crisis])
  }

  /// - Parameters:
  ///   - given: what was typed after `@`; where it names none that is open, it is passed over.
  ///   - holds: whether the place is known to be in the départements of a crisis.
  package static func choose(
    given: String?, open: [Crisis], asker: Asker, holds: (Crisis) throws -> Bool
  ) rethrows -> Choice {
    let visible = open.filter { asker.sees($0) }
    if let given, let named = try? CrisisScope.choose(given: given, named: nil, open: visible, asker: asker) {
      return .one(named, isInferred: false)
    }
    guard visible.count > 1, let first = visible.first else {
      return visible.first.map { .one($0, isInferred: false) } ?? .none
    }
    // Help for real is never sought in an exercise while there is something real.
    let real = visible.filter { $0.nature == .real }
    let candidates = real.isEmpty ? visible : real
    let there = try candidates.filter(holds)
    let left = there.isEmpty ? candidates : there
    return left.count == 1 ? .one(left.first ?? first, isInferred: true) : .all(left)
  }

  /// The crises that this person may not know of, in which the place is, where it is in none of those that they see: help
  /// is sought there too, and they are not told so.
  package static func unseen(
    _ choice: Choice, open: [Crisis], asker: Asker, holds: (Crisis) throws -> Bool
  ) rethrows -> [Crisis] {
    let seen: [Crisis] =
      switch choice {
      case .none: []
      case .one(let crisis, _): [crisis]
      case .all(let crises): crises
      }
    if try seen.contains(where: holds) { return [] }
    return try open.filter { $0.nature == .real && !asker.sees($0) }.filter(holds)
  }
}
