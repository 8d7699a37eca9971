import ChatModel
import CrisisCore
import CrisisStore

extension OfferOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: OfferOrder) throws -> Done {
    switch order {
    case .make(let command):
      nature = command.nature
      return try store(
        OfferRules.make(
          command, number: transaction.lastOffer() + 1, known: transaction.openOffers(), by: asker,
          in: situation(in: command.departement)))
    case .pass(let number):
      let offer = try offer(number)
      return try store(OfferRules.pass(offer, by: asker, in: situation(in: offer.departement)))
    case .accept(let command): return try askToAccept(command)
    case .decline(let number, let reason):
      let offer = try offer(number)
      return try store(OfferRules.decline(offer, reason: reason, by: asker, in: situation(in: offer.departement)))
    }
  }

  /// Weighty as an activation is: asked back, and with the same words.
  private mutating func askToAccept(_ command: AcceptOffer) throws -> Done {
    let offer = try offer(command.number)
    let activation = try OfferRules.activation(
      of: offer, command, by: asker, in: situation(in: offer.departement))
    switch try ActivationRules.ask(activation, isOffer: true, by: asker, in: self.activation()) {
    case .join(let code, let question): return try ask(before: .join(activation, crisis: code), question)
    case .back(let question):
      return try ask(before: .accept(command)) {
        Texts.offers.askToAccept(offer.number, question($0), nature: offer.nature)
      }
    }
  }

  /// After `!oui`.
  mutating func accept(_ command: AcceptOffer) throws -> Done {
    let offer = try offer(command.number)
    return try store(
      OfferRules.accept(
        offer, command, by: asker, in: situation(in: offer.departement), activating: activation()))
  }

  private mutating func offer(_ number: Int) throws -> Offer {
    let offer = try transaction.offer(number, seenBy: asker)
    nature = offer.nature
    return offer
  }

  /// The crisis that came of it was opened by mistake: it waits again.
  mutating func reopen(offer number: Int, _ done: Done) throws -> Done {
    guard let member = asker.member, let before = try transaction.offer(number),
      let row = try transaction.journal(of: .offer(number)).last(where: {
        $0.event is OfferAccepted && $0.undoneAt == nil
      }),
      let accepted = row.event as? OfferAccepted
    else { return done }
    _ = try store(OfferRules.reopen(before, accepted, row: row.sequence, by: member, at: now))
    var done = done
    done.announces = true
    return done
  }

  func situation(in departement: Departement) throws -> OfferRules.Situation {
    let authorities = try transaction.authorities().filter { $0.departements.contains(departement) }
    let deaf = try processor.managersWithoutRoom(of: authorities.map(\.code), in: transaction).filter(\.value.isEmpty)
    return OfferRules.Situation(
      authorities: authorities, open: try transaction.openCrises(),
      day: LocalDay.iso(now, processor.settings.zone),
      coordination: processor.hasCoordination ? [.coordination] : try processor.onCall(in: transaction),
      deaf: Set(deaf.keys))
  }
}

extension QueryHandler {
  func card(ofOffer number: Int) throws -> OfferCard {
    let offer = try reader.offer(number, seenBy: asker)
    let crisis = try offer.crisis.flatMap { try reader.crisis($0) }.flatMap { asker.sees($0) ? $0 : nil }
    // What the other authorities answered is between them and the team.
    let isTeam = isAmongTheTeam
    return OfferCard(
      offer: offer, crisis: crisis?.code, isTeam: isTeam,
      history: isTeam
        ? try history(of: .offer(number)) { event, _ in event is OfferMade } : RecordHistory())
  }
}

/// `!voir P12`
struct OfferCard: View {
  var offer: Offer
  /// Where the asker may know of it.
  var crisis: String?
  var isTeam: Bool
  var history: RecordHistory

  var lines: [Statement] {
    var shown = offer
    if !isTeam { shown.reason = nil }
    return [Texts.offers.card(shown, crisis, nature: offer.nature)] + history.lines(nature: offer.nature)
  }
}

extension StoreQueries {
  fileprivate func offer(_ number: Int, seenBy asker: Asker) throws -> Offer {
    guard let offer = try offer(number), asker.sees(offer) else {
      let mayOffer = asker.member?.has(.volunteer) == true && asker.venue.kind != .managers
      throw Refusal.because(Texts.offers.none(number, mayOffer))
    }
    return offer
  }
}
