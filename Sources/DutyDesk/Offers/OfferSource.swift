import CrisisCore
import CrisisStore

/// Offers that nobody has read, or that nobody has answered.
struct OfferSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openOffers().map { offer in
      let next = OfferRules.due(offer, at: processor.now)
      return Due("offer-\(offer.number)-\(next.due.name)", at: next.at, next.due)
    }
  }
}

extension OfferDue {
  fileprivate var name: String {
    switch self {
    case .unread: "unread"
    case .unanswered: "unanswered"
    }
  }
}

extension OfferDue: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    switch self {
    case .unread(let number):
      let offer = try handler.openOffer(number)
      return try handler.store(
        OfferRules.passUnread(offer, at: handler.now, in: handler.situation(in: offer.departement)))
    case .unanswered(let number):
      let offer = try handler.openOffer(number)
      return try handler.store(OfferRules.expire(offer, in: handler.situation(in: offer.departement)))
    }
  }
}

extension OrderHandler {
  fileprivate func openOffer(_ number: Int) throws -> Offer {
    guard let offer = try transaction.offer(number), offer.isOpen else {
      throw Refusal.because(Texts.offers.none(number, false))
    }
    return offer
  }
}
