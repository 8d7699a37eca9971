import CrisisCore
import CrisisStore

/// An exchange of shifts: asked of the other in private, done on that person's `!oui`.
extension OrderHandler {
  func ask(_ command: SwapShifts, in situation: WatchSituation) throws -> Done {
    let other = try volunteer(command.other)
    let exchange = try WatchRules.exchange(command.span, with: other, in: situation, by: asker)
    let words = WatchRules.words(exchange, in: situation)
    return try ask(
      other, before: .swap(exchange), about: situation.crisis,
      answer: situation.crisis.say(Texts.watch.swapAsked, words)
    ) { situation.crisis.say(Texts.watch.swapAsk, words, $0) }
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
