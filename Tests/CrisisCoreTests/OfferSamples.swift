@testable import CrisisCore

enum OfferSamples {
  static let events: [any Event] = Samples.departements("63").flatMap { departement -> [any Event] in
    [
      OfferMade(
        number: 12, by: 1, departement: departement, hazard: .flood, nature: .exercise, text: "l’Allier sort",
        link: "https://example.org/a"),
      OfferMade(number: 13, by: 1, departement: departement, hazard: .flood, nature: .real),
      OfferSupported(number: 12, by: 2, text: "vu", link: "https://example.org/b"),
      OfferSupported(number: 12, by: 2),
      OfferPassed(number: 12, authorities: ["SDIS63", "PREF63"], isRead: true),
      OfferPassed(number: 12, authorities: [], isRead: false),
      OfferAccepted(number: 12, by: 6, authority: "SDIS63", crisisCode: "63-crue-2411"),
      OfferDeclined(number: 12, by: 6, authorities: ["SDIS63"], reason: "moyens suffisants", isClosed: false),
      OfferExpired(number: 12),
    ]
  }

  static func offer(_ status: OfferStatus = .passed, asked: [String] = ["PREF63", "SDIS63"]) throws -> Offer {
    var offer = try bare
    offer.status = status
    if status != .offered {
      offer.asked = asked
      offer.passedAt = Samples.now + .minute
    }
    return offer
  }

  private static var bare: Offer {
    get throws {
      Offer(
        number: 12, departement: try departement, hazard: .flood, nature: .real, text: "l’Allier sort à Brassac",
        madeAt: Samples.now, madeBy: 1, name: "Jo", status: .offered, isRead: true, asked: [], refusals: [],
        supporters: [])
    }
  }

  static var departement: Departement {
    get throws {
      guard let departement = Departement("63") else { throw Refusal.unidentified }
      return departement
    }
  }
}
