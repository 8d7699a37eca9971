/// The answers of `distress.yaml`, `received.yaml`, `clear.yaml`, and `texts/distress.yaml`.
package struct DistressTexts: Sendable {
  let raised = Text("distress.raised", .raised, .maybe(.phrase("question")))
  let counted = Text("distress.counted", .raised, .maybe(.phrase("question")), .number("people"))
  let raisedSeveral = Text("distress.raised_several", .phrases("filed"), .maybe(.phrase("question")))
  package let noCrisis = Text("distress.no_crisis", .onCall)
  /// What looks like a call and is none: asked of its author, told to the coordination.
  package let resembles = Text("distress.resembles", .maybe(.words("words")))
  package let resembled = Text(
    "announcement.distress_resembled", .words("by"), .flag("known"), .words("channel"), .words("text"))
  /// How the question about a distress is answered: its number, with the crisis where several have it.
  package let asked = Text("distress_part.asked", .maybe(.code("crisis")), .number("number"))
  package let stranger = Text("distress.stranger", .onCall, .flag("managers"), .maybe(.words("account")))
  package let unrecorded = Text(
    "distress.unrecorded", .onCall, .flag("told"), .flag("managers"), .maybe(.names("phones")))
  let rescueTold = Text("distress.rescue_told", .number("number"), .maybe(.words("phone")), .names("departements"))
  let rescueNotTold = Text(
    "distress.rescue_not_told", .number("number"), .maybe(.words("phone")), .names("departements"))
  /// Instead of taking back what was said of the emergency services.
  let rescueStays = Text("undo_part.rescue", .number("number"))
  let received = Text("received.done", .number("number"), .phrase("by"), .time("at"))
  let cleared = Text("clear.done", .number("number"), .words("by"), .time("at"), .words("reason"))
  let cancelled = Text("undo.distress", .phrases("calls"))
  let resumed = Text("undo.distress_resumed", .number("number"))

  let status = Text(
    "status.distress", .number("number"), .code("crisis"), .time("since"), .maybe(.words("place")),
    .maybe(.words("text")), .maybe(.phrase("by")), .maybe(.time("at")), .flag("rescue_told"), .flag("rescue_not_told"))

  let alert = Text("announcement.distress", .alert)
  let again = Text("announcement.distress_again", .alert)
  let corrected = Text("announcement.distress_corrected", .alert)
  let repeated = Text("announcement.distress_repeated", .alert, .duration("since"), .maybe(.time("late")))
  let call = Text(
    "announcement.distress_call", .alert, .maybe(.duration("since")), .maybe(.words("coordinator")), .phrase("desk"),
    .maybe(.words("phone")), .maybe(.words("callback")))
  let receivedByOther = Text("announcement.distress_received", .alert, .phrase("by"), .time("at"))
  let followed = Text("announcement.distress_followed", .number("number"), .phrase("by"), .time("at"))
  let clearedByOther = Text(
    "announcement.distress_cleared", .code("crisis"), .call, .words("by"), .time("at"), .words("reason"))
  let cancelledByOther = Text("announcement.distress_cancelled", .code("crisis"), .call, .words("by"), .time("at"))
  let resumedByOther = Text(
    "announcement.distress_resumed", .code("crisis"), .call, .words("by"), .time("at"), .flag("received"))
  let refuted = Text(
    "announcement.distress_refuted", .code("crisis"), .call, .words("by"), .time("at"), .words("reason"),
    .flag("received"))
  let refutedNoMore = Text(
    "announcement.distress_refuted_no_more", .code("crisis"), .call, .words("by"), .time("at"))
  let rescue = Text("announcement.distress_rescue", .code("crisis"), .call, .words("by"), .time("at"), .flag("told"))

  // Those that nothing is recorded of, and those that did not arrive.
  package let passedOn = Text(
    "announcement.distress_no_crisis", .words("by"), .words("channel"), .words("text"), .maybe(.code("authority")))
  package let ofStranger = Text("announcement.unidentified_distress", .words("nick"), .words("channel"), .words("text"))
  package let activationOfStranger = Text(
    "announcement.unidentified_activate", .words("nick"), .words("channel"), .words("text"), .maybe(.code("authority")))
  package let flood = Text(
    "announcement.unidentified_flood", .number("calls"), .time("since"), .words("nick"), .words("channel"),
    .words("text"))
  package let ofUnrecorded = Text(
    "announcement.unrecorded_distress", .onCall, .words("by"), .flag("known"), .words("channel"), .words("text"),
    .maybe(.names("phones")))
  package let undelivered = Text(
    "announcement.distress_undelivered", .code("crisis"), .number("number"), .names("channels"),
    .maybe(.words("phone")))
  package let delivered = Text(
    "announcement.distress_delivered", .code("crisis"), .number("number"), .names("channels"),
    .maybe(.words("phone")))

  let number = Text("distress_part.number", .number("number"))
  let ofCrisis = Text("distress_part.of_crisis", .code("crisis"), .number("number"))
  let theCodis = Text("distress_part.codis_the", .code("departement"))
  let toCodis = Text("distress_part.codis_to", .code("departement"))
  let theDesk = Text("distress_part.desk_the", .authority("authority"))
  let toDesk = Text("distress_part.desk_to", .authority("authority"))
  let theManagers = Text("distress_part.managers_the")
  let toManagers = Text("distress_part.managers_to")
  let coordinator = Text("distress_part.coordinator", .maybe(.words("name")))

  /// The report is no call for help, which itself is never refused.
  package let none = Text("refusal.distress_none", .number("number"))
  /// `by`: who took it in charge.
  let isReceived = Text("refusal.distress_received", .number("number"), .phrase("by"), .time("at"))
  let isCleared = Text("refusal.distress_cleared", .number("number"), .time("at"))
  package let nothingWaits = Text("refusal.distress_nothing_waits")
  package let severalWait = Text("refusal.distress_several_wait", .reports)
  /// Only a manager of the crisis, or a coordinator, may.
  let notInCharge = Text("refusal.distress_not_in_charge", .number("number"))
  let reasonMissing = Text("refusal.distress_reason_missing", .number("number"))
  /// It is no longer its author's to take back.
  let notYours = Text("refusal.distress_not_yours", .number("number"))
}

extension Texts { package static let distress = DistressTexts() }

extension Slot where T == [Int] {
  fileprivate static var reports: Slot {
    Slot(.phraseChoice("numbers"), .number("first")) { ($0.map { Texts.distress.number($0) }, $0.first ?? 1) }
  }
}

/// What a line about a distress shows.
struct DistressAlert: Sendable {
  var report: Report
  /// nil: it begins.
  var distress: Distress?
  /// Named where there are several.
  var crisis: Crisis?

  init(_ report: Report, _ distress: Distress?, naming crisis: Crisis?) {
    self.report = report
    self.distress = distress
    self.crisis = crisis
  }
}

extension Slot where T == DistressAlert {
  static var alert: Slot {
    Slot(
      .call, .maybe(.code("crisis")), .maybe(.words("text")), .maybe(.number("people")),
      .maybe(.term("category", Category.self)), .maybe(.time("time")), .maybe(.words("link")),
      .term("status", ReportStatus.self), .maybe(.number("callers")), .flag("rescue_told"), .flag("rescue_not_told"),
      .flag("for_real")
    ) { alert in
      let (report, isTold) = (alert.report, alert.distress?.isRescueTold)
      return (
        report, alert.crisis?.code, report.text?.unlessBlank?.quoted(DistressRules.longestWords).withoutFinalStop,
        report.peopleAtRisk, report.category, report.observedAt, report.link?.raw.quoted(120), report.status,
        report.people > 1 ? report.people : nil, isTold == true, isTold == false, report.isRealCall
      )
    }
  }
}

extension Slot where T == Report {
  /// Of a call for help: which one, and where.
  static var call: Slot {
    Slot(.number("number"), .maybe(.words("place"))) { ($0.number, $0.place.spelt?.quoted(80)) }
  }
}

extension Slot where T == DistressRules.Raised {
  static var raised: Slot {
    Slot(
      .number("number"), .code("crisis"), .time("at"), .flag("inferred"), .maybe(.phrase("desk")),
      .maybe(.words("phone")), .names("departements"), .maybe(.words("place"))
    ) { raised in
      let (report, situation) = (raised.report, raised.situation)
      let reach = situation.reach
      return (
        report.number, situation.crisis.code, raised.counted?.raisedAt ?? situation.at, situation.isInferred,
        reach.hasManagersRoom ? reach.desk(.to) : nil, reach.authority?.emergencyPhone,
        situation.crisis.departements.map(\.code), report.place.spelt?.quoted(60)
      )
    }
  }
}
