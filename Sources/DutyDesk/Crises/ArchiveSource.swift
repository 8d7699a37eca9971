import CrisisCore
import CrisisStore

/// `!archiver @63-crue-2411`
struct ArchiveCrisis: Order {
  var reason: String?

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let crisis = try crisis(&handler)
    return try handler.store(
      ArchivingRules.archive(
        crisis, reason: reason,
        openDistresses: handler.transaction.openDistresses(crisis: crisis.code).map(\.report),
        by: handler.asker.member, at: handler.now))
  }

  /// One that is over, by its code or the beginning of it; without a name the only one.
  private func crisis(_ handler: inout OrderHandler) throws -> Crisis {
    let (given, asker) = (handler.submission.crisis, handler.asker)
    if let named = try given.flatMap({ try handler.transaction.crisis($0) }), asker.sees(named) {
      handler.nature = named.nature
      return named
    }
    let closed = try handler.transaction.closedCrises().filter { crisis in
      asker.sees(crisis) && given.map { CrisisScope.fits(crisis, $0) } ?? true
    }
    if closed.count > 1 { throw Refusal.severalCrises(closed.map(\.code)) }
    if let only = closed.first {
      handler.nature = only.nature
      return only
    }
    // One that goes on is named, as it is to be ended first.
    guard given != nil else { throw Refusal.because(Texts.lives.nothingToArchive()) }
    return try handler.crisis()
  }
}

/// Missions that are over are put away by the clock; not while somebody's call for help is left open.
struct ArchiveSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    guard let days = processor.settings.retention.archive else { return [] }
    return try records.closedCrises().compactMap { crisis in
      guard let closed = crisis.closedAt, try records.openDistresses(crisis: crisis.code).isEmpty else { return nil }
      return Due(
        "archive-\(crisis.code)-\(closed)", at: processor.clock.moment(days, daysAfter: closed),
        ArchiveDueCrisis(crisis: crisis.code, closedAt: closed))
    }
  }
}

struct ArchiveDueCrisis: Order {
  var crisis: String
  var closedAt: Milliseconds

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let crisis = try handler.transaction.crisis(crisis), crisis.status == .closed, crisis.closedAt == closedAt
    else { return .nothing }
    return try handler.store(ArchivingRules.archive(crisis, openDistresses: [], by: nil, at: handler.now))
  }
}
