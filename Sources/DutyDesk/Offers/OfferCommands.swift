import CommandBook
import CrisisCore

extension CommandList {
  static let offers: [CommandSpec] = [
    CommandSpec(
      .offer, for: .team, in: .amongTheTeam, late: .whileYoung,
      takes: [
        "exercise": .flag, "departement": .departement, "hazard": .hazard, "link": .link, "seen": .rest, "text": .text,
      ]
    ) { (arguments, _) throws(Fault) in Asked.order(OfferOrder.make(try MakeOffer(arguments))) },
    CommandSpec(
      .accept, for: ActivationRules.audience, in: ActivationRules.venues,
      takes: ["offer": .offer, "requester": .authority, "reason": .text]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        OfferOrder.accept(
          AcceptOffer(
            number: try arguments.need(arguments.number("offer"), "offer"), requester: arguments.word("requester"),
            reason: arguments.word("reason"))))
    },
    CommandSpec(
      "decline", for: ActivationRules.audience, in: ActivationRules.venues, takes: ["offer": .offer, "reason": .rest]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        OfferOrder.decline(
          try arguments.need(arguments.number("offer"), "offer"), reason: arguments.word("reason") ?? ""))
    },
  ]
}

extension MakeOffer {
  fileprivate init(_ arguments: Arguments) throws(Fault) {
    let (text, links) = arguments.textAndLinks()
    let words = [arguments.word("seen"), text].compactMap { $0 }.joined(separator: "\u{A0}: ")
    self.init(
      departement: try arguments.need(arguments.departement("departement"), "departement"),
      hazard: try arguments.need(arguments.hazard("hazard"), "hazard"),
      nature: arguments.has("exercise") ? .exercise : .real, text: words.isEmpty ? nil : words,
      link: arguments.word("link") ?? links.first)
  }
}

/// `!voir P12`
struct ShowOffer: Query {
  var number: Int

  func view(by handler: inout QueryHandler) throws -> any View { try handler.card(ofOffer: number) }
}
