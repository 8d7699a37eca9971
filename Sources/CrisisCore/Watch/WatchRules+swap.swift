/// Two shifts to come, and whose they are.
package struct ShiftExchange: Sendable, Equatable, Codable {
  package var crisis: String
  /// The shift of the one who asks, and that person.
  package var mine: Int
  package var asker: Int
  /// The shift of the other, and that person.
  package var theirs: Int
  package var other: Int

  /// Both as lines name them.
  package struct Words: Sendable {
    var asker: String
    var other: String
    var mine: TimeSpan
    var theirs: TimeSpan
  }
}

extension WatchRules {
  /// `!échanger lea 14h-18h`: which two shifts that means. The span is of either one's; the other's is the next to come.
  package static func exchange(
    _ span: TimeSpan, with other: Member, in situation: WatchSituation, by asker: Asker
  ) throws(Refusal) -> ShiftExchange {
    guard let member = asker.member else { throw .unidentified }
    let wanted = try clipped(span, at: asker.at)
    func toCome(_ person: Member) -> [Shift] {
      situation.shifts(of: person.number).filter { $0.status.isAwaited && $0.span.from > asker.at }
    }
    let (own, others) = (toCome(member), toCome(other))
    let pair: (Shift, Shift)?
    if let theirs = others.first(where: { $0.span.overlaps(wanted) }) {
      pair = own.first { !$0.span.overlaps(theirs.span) }.map { ($0, theirs) }
    } else if let mine = own.first(where: { $0.span.overlaps(wanted) }) {
      pair = others.first { !$0.span.overlaps(mine.span) }.map { (mine, $0) }
    } else {
      pair = nil
    }
    guard let (mine, theirs) = pair, member.number != other.number else {
      throw .because(Texts.watch.nothingToSwap(other.name))
    }
    let exchange = ShiftExchange(
      crisis: situation.crisis.code, mine: mine.number, asker: member.number, theirs: theirs.number,
      other: other.number)
    _ = try swapped(exchange, in: situation, at: asker.at, naming: other.number)
    return exchange
  }

  package static func words(_ exchange: ShiftExchange, in situation: WatchSituation) -> ShiftExchange.Words {
    func span(_ number: Int) -> TimeSpan { situation.shifts.first { $0.number == number }?.span ?? TimeSpan(0, 0) }
    return ShiftExchange.Words(
      asker: situation.name(exchange.asker), other: situation.name(exchange.other), mine: span(exchange.mine),
      theirs: span(exchange.theirs))
  }

  /// After the other's `!oui`: both shifts as they are now.
  package static func swap(_ exchange: ShiftExchange, in situation: WatchSituation, by asker: Asker) throws(Refusal)
    -> Decision
  {
    guard let member = asker.member, member.number == exchange.other else {
      throw .because(Texts.refusals.nothingAsked())
    }
    let event = try swapped(exchange, in: situation, at: asker.at, naming: exchange.asker)
    let done = situation.crisis.say(Texts.watch.swapped, words(exchange, in: situation))
    return Decision(
      [event], answer: done,
      announcements: [
        Announcement(to: .member(exchange.asker), about: situation.crisis.code, done, lifetime: 6 * .hour)
      ])
  }

  private static func swapped(
    _ exchange: ShiftExchange, in situation: WatchSituation, at now: Milliseconds, naming person: Int
  ) throws(Refusal) -> ShiftsSwapped {
    func shift(_ number: Int, of member: Int) -> Shift? {
      situation.shifts.first {
        $0.number == number && $0.member == member && $0.status.isAwaited && $0.span.from > now
      }
    }
    /// Whether the person has something else then.
    func isTaken(_ span: TimeSpan, of member: Int, but number: Int) -> Bool {
      situation.shifts(of: member).contains { $0.number != number && $0.status.counts && $0.span.overlaps(span) }
    }
    guard let mine = shift(exchange.mine, of: exchange.asker), let theirs = shift(exchange.theirs, of: exchange.other),
      !isTaken(theirs.span, of: exchange.asker, but: mine.number),
      !isTaken(mine.span, of: exchange.other, but: theirs.number)
    else { throw .because(Texts.watch.nothingToSwap(situation.name(person))) }
    let next = situation.nextNumber
    return ShiftsSwapped(
      crisisCode: situation.crisis.code, numbers: [mine.number, theirs.number],
      by: [
        .init(number: next, member: exchange.other, span: mine.span, status: .confirmed),
        .init(number: next + 1, member: exchange.asker, span: theirs.span, status: .confirmed),
      ])
  }
}
