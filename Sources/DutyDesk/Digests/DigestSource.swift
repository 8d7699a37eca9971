import CrisisCore
import CrisisStore

/// The digests of open crises. Each has a time of its own; the first ones of crises that were opened together come one
/// after the other, too.
struct DigestSource: DueSource {
  static let stagger: Milliseconds = 20 * .second
  /// The first digest comes before the time that was promised, however many there are.
  static let steps = 4

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    let crises = try records.openCrises()
    return try crises.enumerated().compactMap { index, crisis in
      guard let due = try processor.nextDigest(of: crisis, in: records) else { return nil }
      let last = try records.lastDigest(crisis: crisis.code)
      let together = crises[..<index].count { crisis.openedAt - $0.openedAt < .minute }
      let delay = last == nil ? Self.stagger * Int64(min(together, Self.steps)) : 0
      return Due(
        "digest-\(crisis.code)-\((last?.number ?? 0) + 1)", at: due + delay,
        IssueDueDigest(crisis: crisis.code, due: due))
    }
  }
}
