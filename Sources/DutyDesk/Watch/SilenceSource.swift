import CrisisCore
import CrisisStore

/// Missions with a watch, in which nobody of the team has written for two hours: told once, and again only after somebody
/// has.
struct SilenceSource: DueSource {
  /// A silence that lasts longer was told, or Vigie was away.
  static let memory: Milliseconds = .day

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openCrises().compactMap { crisis in
      guard let rota = try processor.rota(of: crisis, in: records) else { return nil }
      let since = try Self.since(crisis, in: records)
      let at = since + WatchRules.longestSilence
      let watch = rota.watch(at: max(at, processor.now))
      guard at > processor.now - Self.memory, !watch.people.isEmpty || watch.missing > 0 else { return nil }
      let due = Due("silence-\(crisis.code)-\(since)", at: at, WatchSilence(crisis: crisis.code, since: since))
      return try records.inboxLine(network: Due.network, messageID: due.id) == nil ? due : nil
    }
  }

  fileprivate static func since(_ crisis: Crisis, in records: some StoreQueries) throws -> Milliseconds {
    max(try records.lastSign(crisis: crisis.code)?.at ?? .min, crisis.openedAt)
  }
}

/// Nobody of the team has written since then.
struct WatchSilence: Order {
  var crisis: String
  var since: Milliseconds

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let records = handler.transaction
    guard let crisis = try records.crisis(crisis), crisis.status.isOpen,
      try SilenceSource.since(crisis, in: records) == since
    else { return .nothing }
    return try handler.store(
      WatchRules.silence(
        since: since, last: records.lastSign(crisis: crisis.code),
        in: handler.processor.watch(of: crisis, in: records), at: handler.now))
  }
}
