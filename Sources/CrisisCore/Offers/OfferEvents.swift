/// An event about an offer.
package protocol OfferEvent: Event {
  var number: Int { get }
}

extension OfferEvent {
  package var subject: Subject { .offer(number) }
}

package struct OfferMade: OfferEvent {
  package static let kind = "offer.made"
  package static let sentence = Text("log_entry.offer_made", .number("number"), .maybe(.words("text")))
  package var number: Int
  package var by: Int
  package var departement: Departement
  package var hazard: Hazard
  package var nature: CrisisNature
  package var text: String?
  package var link: String?

  package func erased(_ mark: String) -> OfferMade {
    var copy = self
    copy.text = text.map { _ in mark }
    copy.link = link.map { _ in mark }
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, Self.quote(text)) }
}

/// Somebody offered the same: counted, with what that person saw.
package struct OfferSupported: OfferEvent {
  package static let kind = "offer.supported"
  package static let sentence = Text("log_entry.offer_supported", .number("number"), .maybe(.words("text")))
  package var number: Int
  package var by: Int
  package var text: String?
  package var link: String?

  package func erased(_ mark: String) -> OfferSupported {
    var copy = self
    copy.text = text.map { _ in mark }
    copy.link = link.map { _ in mark }
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, Self.quote(text)) }
}

/// The authorities are asked, by a coordinator who has read it, or because nobody has.
package struct OfferPassed: OfferEvent, LastingEvent {
  package static let kind = "offer.passed"
  package static let sentence = Text(
    "log_entry.offer_passed", .number("number"), .maybe(.names("asked")), .flag("read"))
  package var number: Int
  /// The codes of those that were not asked before.
  package var authorities: [String]
  package var isRead: Bool

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, authorities.unlessEmpty, isRead)
  }
  package var insteadOfUndo: Statement { Texts.offers.passingStays(number) }
}

/// The crisis that came of it is an event of its own, which is what its author may take back.
package struct OfferAccepted: OfferEvent {
  package static let kind = "offer.accepted"
  package static let sentence = Text("log_entry.offer_accepted", .number("number"), .code("authority"))
  package var number: Int
  package var by: Int
  package var authority: String
  package var crisisCode: String

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, authority) }
}

package struct OfferDeclined: OfferEvent {
  package static let kind = "offer.declined"
  package static let sentence = Text("log_entry.offer_declined", .number("number"), .words("text"))
  package var number: Int
  package var by: Int
  /// For which authorities; empty: the coordination closes it.
  package var authorities: [String]
  package var reason: String
  /// Whether nobody is left who may accept it.
  package var isClosed: Bool

  package func erased(_ mark: String) -> OfferDeclined {
    var copy = self
    copy.reason = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, reason) }
}

/// Nobody has answered, or a crisis was opened for the same without it.
package struct OfferExpired: OfferEvent {
  package static let kind = "offer.expired"
  package static let sentence = Text("log_entry.offer_expired", .number("number"))
  package var number: Int

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
}
