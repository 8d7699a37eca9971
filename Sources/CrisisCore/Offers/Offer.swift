/// The team's support, offered for what a volunteer saw (`P12`): numbered over the whole store, open until an authority
/// accepts it. It is no crisis yet.
package struct Offer: Sendable, Equatable, Decodable {
  package var number: Int
  package var departement: Departement
  package var hazard: Hazard
  package var nature: CrisisNature
  package var text: String?
  package var link: String?
  package var madeAt: Milliseconds
  /// The member who made it, and what that member is called.
  package var madeBy: Int
  package var name: String
  package var status: OfferStatus
  /// When it was passed on to the authorities; nil: only the team knows of it.
  package var passedAt: Milliseconds?
  /// Whether a coordinator read it before it was.
  package var isRead: Bool
  /// The codes of the authorities that were asked.
  package var asked: [String]
  /// The codes of those that declined.
  package var refusals: [String]
  /// The other members who offered the same.
  package var supporters: [Int]
  /// The code of the crisis that came of it.
  package var crisis: String?
  /// Why it was declined.
  package var reason: String?

  package var isOpen: Bool { status == .offered || status == .passed }
  /// The authorities whose answer is still awaited.
  var awaited: [String] { asked.filter { !refusals.contains($0) } }
}

package enum OfferStatus: String, Sendable, Codable, CaseIterable {
  /// The coordination has not read it.
  case offered
  /// The authorities are asked.
  case passed
  case accepted
  case declined
  case expired
  case withdrawn
}

extension OfferStatus: Term { package static let family = "offer_status" }

/// The team knows of an offer, and the managers of the authorities that were asked; nobody else.
extension NeedToKnow {
  package static func mayHear(of offer: Offer, in venue: Venue) -> Bool {
    if case .managers(let authority) = venue { offer.asked.contains(authority) } else { true }
  }

  package static func mayHear(of offer: Offer, _ member: Member?) -> Bool {
    guard let member else { return false }
    return member.has(.volunteer) || !member.manages.isDisjoint(with: offer.asked)
  }
}

extension Asker {
  /// Whether an offer exists for this person, there.
  package func sees(_ offer: Offer) -> Bool {
    NeedToKnow.mayHear(of: offer, in: venue) && NeedToKnow.mayHear(of: offer, member)
  }
}
