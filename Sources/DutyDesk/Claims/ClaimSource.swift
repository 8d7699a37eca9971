import CrisisCore
import CrisisStore

/// The claims in force: a reminder to the holder, then the end. Where the reminder is missed, the end alone is said.
struct ClaimSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.claimsInForce().flatMap { claim -> [Due] in
      var dues = [Due("claim-\(claim.sequence)-end", at: claim.until, .claim(.expire(claim.sequence)))]
      let reminder = Due(
        "claim-\(claim.sequence)-reminder", at: claim.until - ClaimRules.notice, .claim(.remind(claim.sequence)))
      let isOver = claim.until <= processor.now
      if !isOver, try records.inboxLine(network: Due.network, messageID: reminder.id) == nil { dues.append(reminder) }
      return dues
    }
  }
}

extension ClockHandler {
  /// - Returns: the row of the journal; nil: a reminder is no event.
  func carryOut(_ command: ClaimClock) throws -> Int64? {
    let sequence: Int64
    switch command {
    case .remind(let row), .expire(let row): sequence = row
    }
    guard let claim = try transaction.claim(sequence), claim.end == nil,
      let crisis = try transaction.crisis(claim.crisis),
      try transaction.claim(crisis: claim.crisis, report: claim.report)?.sequence == sequence
    else { throw Refusal.claim(.notClaimed(number: 0)) }
    switch command {
    case .remind:
      try processor.enqueue(
        ClaimRules.remind(claim, crisis: crisis, at: processor.now), from: nil, cause: nil, in: transaction)
      return nil
    case .expire:
      let (event, told) = ClaimRules.expire(claim, crisis: crisis)
      let row = try transaction.append(event, by: .clock, at: processor.now, origin: Origin(messageID: id))
      try processor.enqueue(told, from: nil, cause: row, in: transaction)
      return row
    }
  }
}
