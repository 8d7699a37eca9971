import ChatModel
import CrisisCore
import CrisisStore

/// An exchange of shifts: asked of the other in private, done on that person's `!oui`.
extension OrderHandler {
  func ask(_ command: SwapShifts, in situation: WatchSituation) throws -> Done {
    let other = try volunteer(command.other)
    let exchange = try WatchRules.exchange(command.span, with: other, in: situation, by: asker)
    let pending = try PendingCommand.swap(exchange).json
    var number: Int?
    for account in try transaction.accounts(ofMember: other.number) {
      guard let network = AccountName.parts(account)?.network else { continue }
      let asked = try transaction.ask(
        Question(
          account: account, member: other.number, network: network, place: .direct, command: pending, askedAt: now,
          expiresAt: now + PendingCommand.lifetime))
      number = number ?? asked
    }
    let words = WatchRules.words(exchange, in: situation)
    let question = situation.crisis.say(Texts.watch.swapAsk, words, number ?? 1)
    try processor.enqueue(
      Announcement(to: .member(other.number), about: exchange.crisis, question, lifetime: PendingCommand.lifetime),
      from: submission, cause: nil, in: transaction)
    return Done(answer: situation.crisis.say(Texts.watch.swapAsked, words), announces: true)
  }

  /// After `!oui`: the shifts are those of now.
  mutating func swap(_ exchange: ShiftExchange) throws -> Done {
    let crisis = try crisis(exchange.crisis)
    let situation = try processor.watch(of: crisis, in: transaction)
    return try store(WatchRules.swap(exchange, in: situation, by: asker))
  }

  mutating func declineSwap(_ exchange: ShiftExchange) throws -> Done {
    let crisis = try crisis(exchange.crisis)
    let said = crisis.say(
      Texts.watch.swapDeclined, WatchRules.words(exchange, in: try processor.watch(of: crisis, in: transaction)))
    try processor.enqueue(
      Announcement(to: .member(exchange.asker), about: exchange.crisis, said), from: submission, cause: nil,
      in: transaction)
    return Done(answer: said, announces: true)
  }
}
