extension CommandName {
  package static let offer: CommandName = "offer"
  package static let accept: CommandName = "accept"
}

/// `!proposer 63 crue Allier sort à Brassac https://…`
package struct MakeOffer: Sendable, Equatable {
  package var departement: Departement
  package var hazard: Hazard
  package var nature: CrisisNature
  package var text: String?
  package var link: String?

  package init(
    departement: Departement, hazard: Hazard, nature: CrisisNature = .real, text: String? = nil, link: String? = nil
  ) {
    self.departement = departement
    self.hazard = hazard
    self.nature = nature
    self.text = text
    self.link = link
  }
}

/// `!accepter P12 pour=SDIS63`
package struct AcceptOffer: Sendable, Equatable, Codable {
  package var number: Int
  /// The authority that asks for the team; nil: it is plain.
  package var requester: String?
  /// Why the want of an agreement is overridden.
  package var reason: String?

  package init(number: Int, requester: String? = nil, reason: String? = nil) {
    self.number = number
    self.requester = requester
    self.reason = reason
  }
}

package enum OfferOrder: Sendable, Equatable {
  case make(MakeOffer)
  /// To the managers.
  case pass(Int)
  case accept(AcceptOffer)
  case decline(Int, reason: String)
}

/// What falls due: nobody has read an offer, or nobody has answered it.
package enum OfferDue: Sendable, Equatable {
  case unread(Int)
  case unanswered(Int)
}
