import CrisisCore
import CrisisStore

/// The words of missions that are over go by the clock, some days after it was said that they will.
struct RetentionSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    let (clock, retention) = (processor.clock, processor.settings.retention)
    guard let days = retention.erase else { return [] }
    return try records.retainedCrises().map { crisis in
      let planned = clock.moment(days, daysAfter: crisis.closedAt)
      guard let foretold = crisis.foretoldAt else {
        return Due(
          "foretell-\(crisis.code)-\(crisis.closedAt)", at: clock.moment(-retention.warning, daysAfter: planned),
          ForetellErasure(crisis: crisis.code, planned: planned))
      }
      // Told late, they go later.
      return Due(
        "forget-\(crisis.code)-\(crisis.forgottenUpTo)",
        at: max(planned, clock.moment(retention.warning, daysAfter: foretold)), ForgetWords(crisis: crisis))
    }
  }
}

struct ForetellErasure: Order {
  var crisis: String
  var planned: Milliseconds

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let (clock, retention) = (handler.processor.clock, handler.processor.settings.retention)
    guard let crisis = try handler.transaction.crisis(crisis), !crisis.status.isOpen, let days = retention.erase else {
      return .nothing
    }
    let moment = max(planned, clock.moment(retention.warning, daysAfter: handler.now))
    return try handler.store(RetentionRules.foretell(crisis, at: moment, days: days))
  }
}

/// A slice at a time, so that no line waits for it: where a start breaks it off, the records say how far it came.
struct ForgetWords: Order {
  static let slice = 100

  var crisis: RetainedCrisis

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let known = try handler.transaction.crisis(crisis.code), !known.status.isOpen else { return .nothing }
    let settings = handler.processor.settings
    let reason = handler.processor.render(
      Texts.privacy.reason(settings.retention.erase ?? 0), settings.language)
    let done = try handler.transaction.eraseWords(
      ofCrisis: crisis.code, after: crisis.forgottenUpTo, limit: Self.slice, reason: reason, at: handler.now)
    return try handler.store(
      RetentionRules.forgot(
        known, upTo: done.upTo, count: crisis.forgotten + done.erased, isLast: done.isLast))
  }
}
