import CrisisCore
import CrisisStore

/// What nobody has taken in charge is said again: after 2, 5 and 10 minutes, then every 10.
struct DistressSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.waitingDistresses().map { distress in
      let due = DistressRules.nextRepetition(of: distress)
      return Due(
        "distress-\(distress.crisis)-\(distress.report)-\(distress.sequence)-\((due - distress.raisedAt) / .minute)",
        at: due,
        RepeatDistress(distress: DistressReference(crisis: distress.crisis, number: distress.report), due: due))
    }
  }
}

/// A distress that nobody has taken in charge.
struct RepeatDistress: Order {
  var distress: DistressReference
  /// When it was to be said again.
  var due: Milliseconds

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let records = handler.transaction
    guard let crisis = try records.crisis(distress.crisis),
      let raised = try records.distress(crisis: distress.crisis, number: distress.number),
      let report = try records.report(crisis: distress.crisis, number: distress.number)
    else { throw Refusal.because(Texts.distress.none(distress.number)) }
    var reach = try handler.processor.reach(of: crisis, in: records)
    // Who was told to telephone goes on doing so.
    if let named = try raised.named.flatMap({ try records.member(number: $0) }) { reach.coordinator = named }
    return try handler.store(
      DistressRules.repeated(
        raised, report: report, crisis: crisis.about(report), reach: reach, due: due, at: handler.now))
  }
}
