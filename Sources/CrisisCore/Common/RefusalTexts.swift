/// `texts/refusals.yaml`: why a command had no effect, where no topic says it, and what the desk itself refuses.
package struct RefusalTexts: Sendable {
  let unidentified = Text("refusal.unidentified", .onCall, .maybe(.words("by_code")))
  let notAMember = Text("refusal.not_a_member", .words("account"), .onCall)
  package let notAllowed = Text("refusal.not_allowed", .command("command"), .all("audience", Audience.self))
  package let wrongPlace = Text("refusal.wrong_place", .command("command"), .oneOf("places", VenueKind.self))

  /// No crisis is open that this person may see.
  package let noCrisis = Text("refusal.no_crisis")
  let severalCrises = Text("refusal.several_crises", .crises, .maybe(.words("retyped")))
  /// None of that name, or none that this person may know of.
  let noSuchCrisis = Text("refusal.no_such_crisis", .words("given"), .crises, .maybe(.words("retyped")))
  let crisisNotOpen = Text(
    "refusal.crisis_not_open", .code("crisis"), .term("status", CrisisStatus.self), .maybe(.time("since")))
  let alreadyActive = Text("refusal.already_active", .code("crisis"), .title("title"), .time("since"))
  let requesterMissing = Text("refusal.requester_missing", .authorities)
  let noSuchAuthority = Text("refusal.no_such_authority", .words("given"), .authorities)
  let notYourAuthority = Text("refusal.not_your_authority", .code("authority"))
  /// Only the managers of the requester, or a coordinator, may.
  let notYourCrisis = Text("refusal.not_your_crisis", .code("crisis"), .code("authority"))
  let closingReasonMissing = Text("refusal.closing_reason_missing")
  /// No agreement in force: when the last one ended, and when one is to begin; the authority's code for who may override.
  let noAgreement = Text(
    "refusal.no_agreement", .words("authority"), .maybe(.day("from")), .maybe(.day("until")), .maybe(.code("code")))

  package let nothingAsked = Text("refusal.nothing_asked")
  package let severalAsked = Text("refusal.several_asked", .questions)
  package let noSuchQuestion = Text("refusal.no_such_question", .number("number"), .flag("distress"))
  /// How a question is answered where several wait.
  package let question = Text("asked_part.number", .number("number"))
  package let nothingToUndo = Text("refusal.nothing_to_undo")
  package let tooLateToUndo = Text("refusal.too_late_to_undo")
  /// The last act is one that nothing takes back; what it was, and what to do instead.
  package let lastActStays = Text("refusal.last_act_stays", .phrase("act"))
  /// Somebody has changed the same report since.
  let overtaken = Text("refusal.overtaken", .number("number"))
  let noCrisisToSumUp = Text("refusal.no_crisis_to_sum_up", .names("departements"), .onCall)
  let badDigestPeriod = Text("refusal.bad_digest_period", .duration("shortest"), .duration("longest"))

  package let throttled = Text("refusal.throttled", .number("seconds"))
  package let storeIsFull = Text("refusal.store_full")
  package let storeFails = Text("refusal.store")
}

extension Texts { package static let refusals = RefusalTexts() }

extension Slot where T == [String] {
  /// Crises, by their codes.
  fileprivate static var crises: Slot {
    Slot(.choices("crises", orNone: "some"), .code("first")) { codes in
      let codes = codes.map { "@\($0)" }
      return (codes, codes.first ?? "")
    }
  }
  fileprivate static var authorities: Slot {
    Slot(.choices("authorities", orNone: "some"), .code("first")) { ($0, $0.first ?? "") }
  }
}

extension Slot where T == [Statement] {
  fileprivate static var questions: Slot {
    Slot(.phraseChoice("questions"), .phrases("first")) { ($0, Array($0.prefix(1))) }
  }
}

extension Slot where T == String {
  /// Of a crisis: one without a title of its own bears its hazard's stored name.
  fileprivate static func title(_ name: String) -> Slot {
    Slot(name, .words) { title in Hazard(rawValue: title).map { .hazard($0) } ?? .text(title) }
  }
}
