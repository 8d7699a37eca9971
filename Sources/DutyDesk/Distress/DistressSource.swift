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
        .repeatDistress(DistressReference(crisis: distress.crisis, number: distress.report), due: due))
    }
  }
}

extension ClockHandler {
  func repeatDistress(_ reference: DistressReference, due: Milliseconds) throws -> Int64 {
    guard let crisis = try transaction.crisis(reference.crisis),
      let distress = try transaction.distress(crisis: reference.crisis, number: reference.number),
      let report = try transaction.report(crisis: reference.crisis, number: reference.number)
    else { throw Refusal.distress(.none(number: reference.number)) }
    var reach = try processor.reach(of: crisis, in: transaction)
    // Who was told to telephone goes on doing so.
    if let named = try distress.named.flatMap({ try transaction.member(number: $0) }) { reach.coordinator = named }
    return try store(
      DistressRules.repeated(
        distress, report: report, crisis: crisis, reach: reach, due: due, at: processor.now))
  }
}
