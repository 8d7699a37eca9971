import CrisisCore
import CrisisStore

/// The digests of open crises. Where several are due at one time, each a little after the other, so that no room waits
/// behind another's.
struct DigestSource: DueSource {
  static let stagger: Milliseconds = 20 * .second
  /// However many crises there are, none waits longer than this.
  static let steps = 12

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openCrises().enumerated().compactMap { index, crisis in
      let last = try records.lastDigest(crisis: crisis.code)
      return try processor.nextDigest(of: crisis, in: records).map { due in
        Due(
          "digest-\(crisis.code)-\((last?.number ?? 0) + 1)", at: due + Self.stagger * Int64(index % Self.steps),
          IssueDueDigest(crisis: crisis.code, due: due))
      }
    }
  }
}
