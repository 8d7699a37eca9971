/// The answers of `offer.yaml`, `escalate.yaml`, `accept.yaml` and `decline.yaml`, what other commands say of offers, and
/// `texts/offers.yaml`.
package struct OfferTexts: Sendable {
  let made = Text("offer.done", .offer, .time("at"), .time("until"), .maybe(.names("asked")))
  let supported = Text(
    "offer.joined", .offered, .seen, .words("by"), .time("made"), .number("people"))
  let passed = Text("escalate.offer", .number("number"), .names("asked"), .time("at"), .maybe(.names("deaf")))
  package let askToAccept = Text("accept.ask", .number("number"), .phrase("activation"))
  package let acceptingDropped = Text("accept.dropped", .number("number"))
  let declined = Text(
    "decline.done", .number("number"), .maybe(.names("authorities")), .time("at"), .words("reason"),
    .maybe(.names("left")))
  package let card = Text("show.offer", .card, .maybe(.code("crisis")))
  package let waits = Text("status.offer", .offered, .term("status", OfferStatus.self), .time("since"))
  let undone = Text("undo.offer", .number("number"))
  let supportUndone = Text("undo.offer_support", .number("number"))
  let decliningUndone = Text("undo.offer_declined", .number("number"))
  let passingStays = Text("undo_part.offer_passed", .number("number"))

  let isMade = Text("announcement.offer", .offer, .words("by"), .time("until"), .maybe(.names("asked")))
  package let ofStranger = Text("announcement.unidentified_offer", .words("nick"), .words("channel"), .words("text"))
  let isSupported = Text(
    "announcement.offer_supported", .offered, .seen, .words("by"), .time("at"), .number("people"))
  /// `by`: nil where nobody has read it.
  let isPassed = Text(
    "announcement.offer_passed", .offered, .names("asked", orNone: "some"), .time("at"), .maybe(.words("by")),
    .maybe(.names("deaf")))
  /// To the managers.
  let asks = Text(
    "announcement.offer_asks", .offer, .flag("read"), .number("people"), .time("made"), .time("until"))
  let isAccepted = Text(
    "announcement.offer_accepted", .number("number"), .words("by"), .authority("authority"), .time("at"),
    .code("crisis"))
  let isTaken = Text("announcement.offer_taken", .offered, .authority("authority"), .time("at"))
  let isDeclined = Text(
    "announcement.offer_declined", .offered, .words("by"), .maybe(.names("authorities")), .time("at"),
    .words("reason"), .maybe(.names("left")))
  let isClosed = Text("announcement.offer_closed", .offered, .time("at"), .words("reason"))
  let isExpired = Text("announcement.offer_expired", .offered, .duration("lifetime"))
  let isOvertaken = Text("announcement.offer_overtaken", .offered, .crisis)
  /// To authorities that need do nothing more.
  let isOver = Text("announcement.offer_over", .offered)
  let isWithdrawn = Text("announcement.offer_withdrawn", .number("number"), .words("by"), .time("at"))
  let supportIsWithdrawn = Text("announcement.offer_support_withdrawn", .number("number"), .words("by"), .time("at"))
  let isReopened = Text("announcement.offer_reopened", .offered, .words("by"), .time("at"))

  /// There is none that this person may see there.
  package let none = Text("refusal.offer_none", .number("number"), .flag("may_offer"))
  let isEmpty = Text("refusal.offer_empty")
  let isOpenAlready = Text("refusal.offer_open_already", .crisis, .maybe(.words("words")))
  let isDecided = Text("refusal.offer_decided", .number("number"), .term("status", OfferStatus.self))
  let isPassedAlready = Text("refusal.offer_passed", .number("number"), .names("asked"), .time("since"))
  let hasNoAuthority = Text(
    "refusal.offer_no_authority", .number("number"), .code("departement"), .maybe(.code("authority")))
  let requesterMissing = Text(
    "refusal.offer_requester", .number("number"), .code("departement"), .maybe(.choices("authorities")),
    .maybe(.code("first")))
  let reasonMissing = Text("refusal.offer_reason", .number("number"))
  let isDeclinedAlready = Text("refusal.offer_declined", .number("number"))
  let othersOffered = Text("refusal.offer_others", .number("number"), .number("count"))
}

extension Texts { package static let offers = OfferTexts() }

extension Slot where T == Offer {
  /// Which one it is, in a few words.
  fileprivate static var offered: Slot {
    Slot(.number("number"), .term("hazard", Hazard.self), .code("departement")) {
      ($0.number, $0.hazard, $0.departement.code)
    }
  }

  /// The same, and what was seen.
  fileprivate static var offer: Slot { Slot(.offered, .seen) { ($0, ($0.text, $0.link)) } }

  fileprivate static var card: Slot {
    Slot(
      .offered, .maybe(.words("text")), .maybe(.words("link")), .term("status", OfferStatus.self), .words("by"),
      .time("made"), .some("others"), .maybe(.names("asked")), .maybe(.time("passed")), .flag("read"),
      .maybe(.words("reason"))
    ) {
      (
        $0, $0.text?.withoutFinalStop, $0.link, $0.status, $0.name, $0.madeAt, $0.supporters.count,
        $0.asked.unlessEmpty, $0.passedAt, $0.isRead, $0.reason?.withoutFinalStop
      )
    }
  }
}

extension Slot where T == (String?, String?) {
  /// What somebody wrote, and the link.
  fileprivate static var seen: Slot {
    Slot(.maybe(.words("text")), .maybe(.words("link"))) {
      ($0.0?.quoted(OfferRules.longestWords).withoutFinalStop, $0.1)
    }
  }
}
