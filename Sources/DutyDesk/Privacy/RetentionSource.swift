import CommandBook
import CrisisCore
import CrisisStore

/// The words of missions that are over go by the clock, some days after it was said that they will; those of offers too.
struct RetentionSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    let (clock, retention) = (processor.clock, processor.settings.retention)
    guard let days = retention.erase else { return [] }
    return try offers(in: records, clock, days) + missions(in: records, clock, days, retention)
  }

  /// Those of offers that led to nothing as many days after; of the others with the mission.
  private func offers(in records: some StoreQueries, _ clock: LocalClock, _ days: Int) throws -> [Due] {
    let offers = try records.retainedOffers().map { offer in
      ForgetOffers.Retained(
        number: offer.number,
        until: offer.becameMission ? offer.overAt : clock.moment(days, daysAfter: offer.overAt))
    }
    guard let first = offers.min(by: { ($0.until, $0.number) < ($1.until, $1.number) }) else { return [] }
    return [Due("forget-offers-\(first.number)-\(first.until)", at: first.until, ForgetOffers(offers: offers))]
  }

  private func missions(
    in records: some StoreQueries, _ clock: LocalClock, _ days: Int, _ retention: DeskSettings.RetentionSettings
  ) throws -> [Due] {
    try records.retainedCrises().map { crisis in
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

/// The words of all offers whose time is over, told in one line.
struct ForgetOffers: Order {
  struct Retained: Equatable {
    var number: Int
    var until: Milliseconds
  }

  var offers: [Retained]

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let settings = handler.processor.settings
    let reason = handler.processor.render(
      Texts.privacy.reason(settings.retention.erase ?? 0), settings.language)
    let due = offers.filter { $0.until <= handler.now }.prefix(ForgetWords.slice).map(\.number)
    if !due.isEmpty { settings.board?.answers.forget() }
    for number in due {
      _ = try handler.transaction.erase(.subject(.offer(number)), reason: reason, by: .clock, at: handler.now)
    }
    return try handler.tell(RetentionRules.forgot(offers: due))
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
    settings.board?.answers.forget()
    let done = try handler.transaction.eraseWords(
      ofCrisis: crisis.code, after: crisis.forgottenUpTo, limit: Self.slice, reason: reason, at: handler.now)
    return try handler.store(
      RetentionRules.forgot(
        known, upTo: done.upTo, count: crisis.forgotten + done.erased, isLast: done.isLast))
  }
}
