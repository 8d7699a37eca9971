/// `texts/refusals.yaml`: those of ``Refusal`` that no topic has, and those of the desk.
package struct RefusalTexts: Sendable {
  let unidentified = Text("refusal.unidentified", .onCall, .maybe(.words("by_code")))
  let notAMember = Text("refusal.not_a_member", .words("account"), .onCall)
  let notAllowed = Text("refusal.not_allowed", .command("command"), .all("audience", Audience.self))
  let wrongPlace = Text("refusal.wrong_place", .command("command"), .oneOf("places", VenueKind.self))

  let noCrisis = Text("refusal.no_crisis", .flag("may_activate"))
  let severalCrises = Text("refusal.several_crises", .choices("crises"), .code("first"))
  let noSuchCrisis = Text("refusal.no_such_crisis", .words("given"), .choices("crises", orNone: "some"))
  let crisisNotOpen = Text(
    "refusal.crisis_not_open", .code("crisis"), .term("status", CrisisStatus.self), .maybe(.time("since")))
  let alreadyActive = Text("refusal.already_active", .code("crisis"), .title("title"), .time("since"))
  let requesterMissing = Text("refusal.requester_missing", .choices("authorities", orNone: "some"), .code("first"))
  let noSuchAuthority = Text("refusal.no_such_authority", .words("given"), .choices("authorities", orNone: "some"))
  let notYourAuthority = Text("refusal.not_your_authority", .code("authority"))
  let notYourCrisis = Text("refusal.not_your_crisis", .code("crisis"), .code("authority"))
  let closingReasonMissing = Text("refusal.closing_reason_missing")
  let noAgreement = Text(
    "refusal.no_agreement", .words("authority"), .maybe(.day("from")), .maybe(.day("until")), .flag("may_override"))

  let nothingAsked = Text("refusal.nothing_asked")
  let severalAsked = Text("refusal.several_asked", .numberChoices("questions"), .number("first"))
  let noSuchQuestion = Text("refusal.no_such_question", .number("number"))
  let nothingToUndo = Text("refusal.nothing_to_undo")
  let tooLateToUndo = Text("refusal.too_late_to_undo")
  let lastActStays = Text("refusal.last_act_stays", .phrase("act"))
  let overtaken = Text("refusal.overtaken", .number("number"))
  let noCrisisToSumUp = Text("refusal.no_crisis_to_sum_up", .names("departements"), .onCall)
  let badDigestPeriod = Text("refusal.bad_digest_period", .duration("shortest"), .duration("longest"))

  package let throttled = Text("refusal.throttled", .number("seconds"))
  package let storeIsFull = Text("refusal.store_full")
  package let storeFails = Text("refusal.store")
  // Of the book, but never said.
  let busy = Text("refusal.busy")
  let expiredPending = Text("refusal.expired_pending")
}

extension Texts { package static let refusals = RefusalTexts() }

extension Slot where T == String {
  /// Of a crisis: one without a title of its own bears its hazard's stored name.
  fileprivate static func title(_ name: String) -> Slot {
    Slot(name, .words) { title in Hazard(rawValue: title).map { .hazard($0) } ?? .text(title) }
  }
}
