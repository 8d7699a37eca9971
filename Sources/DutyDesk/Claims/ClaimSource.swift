import CrisisCore
import CrisisStore

/// The claims in force: a reminder to the holder, then the end. Where the reminder is missed, the end alone is said.
struct ClaimSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.claimsInForce().flatMap { claim -> [Due] in
      var dues = [Due("claim-\(claim.sequence)-end", at: claim.until, ClaimClock.expire(claim.sequence))]
      let reminder = Due(
        "claim-\(claim.sequence)-reminder", at: claim.until - ClaimRules.notice, ClaimClock.remind(claim.sequence))
      let isOver = claim.until <= processor.now
      if !isOver, try records.inboxLine(network: Due.network, messageID: reminder.id) == nil { dues.append(reminder) }
      return dues
    }
  }
}

extension ClaimClock: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let sequence: Int64
    switch self {
    case .remind(let row), .expire(let row): sequence = row
    }
    let records = handler.transaction
    guard let claim = try records.claim(sequence), claim.end == nil, let crisis = try records.crisis(claim.crisis),
      try records.claim(crisis: claim.crisis, report: claim.report)?.sequence == sequence
    else { throw Refusal.because(Texts.claims.notClaimed(0)) }
    switch self {
    case .remind: return try handler.tell([ClaimRules.remind(claim, crisis: crisis, at: handler.now)])
    case .expire:
      let (event, told) = ClaimRules.expire(claim, crisis: crisis)
      return try handler.tell([told], of: event)
    }
  }
}
