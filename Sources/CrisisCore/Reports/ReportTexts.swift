/// The answers of `report.yaml`, `correct.yaml`, `show.yaml` and `list.yaml` about reports, and their refusals.
package struct ReportTexts: Sendable {
  /// What was understood beside the place, as a part of a line.
  let facts = Text("report.facts", .facts, .maybe(.words("text")), .flag("old"))
  let recorded = Text(
    "report.recorded", .number("number"), .words("place"), .flag("outside"), .phrase("facts"), .maybe(.phrase("like")))
  /// No commune is known.
  let recordedBare = Text(
    "report.recorded_bare", .number("number"), .maybe(.words("place")), .phrase("facts"), .maybe(.code("first")))
  let unknownPlace = Text(
    "report.unknown_place", .number("number"), .phrase("facts"), .words("given"), .names("departements"),
    .maybe(.choices("suggestions")), .maybe(.words("first")), .flag("namesakes"))
  /// The point given is far from the crisis; with its numbers in the other order it is near a commune.
  let farPoint = Text(
    "report.far_point", .number("number"), .phrase("facts"), .words("given"), .number("kilometres"),
    .maybe(.words("swapped")), .words("other"))
  let counted = Text(
    "report.counted", .number("number"), .maybe(.words("place")), .term("status", ReportStatus.self), .number("people"))
  let countedAlready = Text(
    "report.counted_already", .number("number"), .maybe(.words("place")), .number("people"))
  let corrected = Text("correct.done", .number("number"), .phrases("changes"), .maybe(.phrase("like")))
  /// One report is perhaps the double of another; and how to say so, to those who may.
  let like = Text("report_part.like", .number("number"), .earlier, .flag("may_say"))
  let correctedUnknownPlace = Text(
    "correct.unknown_place", .number("number"), .words("given"), .names("departements"),
    .maybe(.choices("suggestions")), .maybe(.words("first")), .flag("namesakes"))
  let undone = Text("undo.report", .number("number"))
  let correctionUndone = Text("undo.correction", .number("number"))
  let countStays = Text("undo_part.counted", .number("number"))

  package let card = Text(
    "show.card", .card, .maybe(.words("by")), .maybe(.words("claimed_by")), .maybe(.time("claimed_until")),
    .maybe(.number("double_of")), .maybe(.names("doubles")))
  let listed = Text("list.report", .listed)
  package let more = Text("list.more", .number("count"), .code("crisis"))
  package let none = Text("list.none", .code("crisis"), .filter, .maybe(.words("place")))
  package let unknownPlaceToList = Text(
    "list.unknown_place", .words("given"), .names("departements"), .maybe(.choices("suggestions")), .flag("namesakes"),
    .maybe(.words("first")))

  package let notFound = Text("refusal.no_such_report", .number("number"), .code("crisis"), .last)
  package let isCancelled = Text("refusal.report_cancelled", .number("number"))
  /// Nobody verifies their own; with a reason, this person may.
  let isOwn = Text("refusal.own_report", .number("number"), .flag("may_override"))
  let reasonMissing = Text("refusal.reason_missing", .number("number"), .flag("refuted"))
  package let isEmpty = Text("refusal.empty_report")
  let notYours = Text("refusal.not_your_report", .number("number"))
  let nothingToCorrect = Text("refusal.nothing_to_correct", .number("number"))
  /// In characters.
  let isTooLong = Text("refusal.text_too_long", .number("limit"))
}

/// What `!corriger` changed, as a part of a line.
package struct ChangeTexts: Sendable {
  let place = Text("change.place", .words("value"))
  let placeUnknown = Text("change.place_unknown", .words("value"))
  let category = Text("change.category", .term("value", Category.self))
  let time = Text("change.time", .time("value"))
  let urgent = Text("change.urgent")
  let notUrgent = Text("change.not_urgent")
  let people = Text("change.people", .number("value"))
  let text = Text("change.text", .maybe(.words("value")))
}

extension Texts {
  package static let reports = ReportTexts()
  package static let changes = ChangeTexts()
}

extension Slot where T == Report {
  /// What a line about a report shows, beside its place and its words.
  fileprivate static var facts: Slot {
    Slot(
      .maybe(.term("category")), .maybe(.time("time")), .flag("urgent"), .maybe(.number("people")),
      .flag("link")
    ) { ($0.category, $0.observedAt, $0.isUrgent, $0.peopleAtRisk, $0.link != nil) }
  }

  /// Another report, as a line names it.
  static var earlier: Slot {
    Slot(.number("original"), .maybe(.words("place")), .maybe(.term("category")), .time("time")) {
      let spot = [$0.place.commune ?? $0.place.raw, $0.place.detail].compactMap(\.self).unlessEmpty
      return (
        $0.number, spot?.joined(separator: ", ").quoted(60), $0.category, $0.observedAt ?? $0.receivedAt
      )
    }
  }

  fileprivate static var listed: Slot {
    Slot(.number("number"), .facts, .said(longestPlace: 60), .standing, .maybe(.number("like"))) {
      ($0.number, $0, $0, $0, $0.like)
    }
  }

  /// How it stands; of a call for help that is over, since when, and who says so.
  static var standing: Slot {
    Slot(.term("status"), .maybe(.time("lifted")), .maybe(.words("lifted_by"))) {
      ($0.status, $0.lifted?.at, $0.lifted?.by)
    }
  }

  /// Its place and its words, cut.
  static func said(longestPlace: Int) -> Slot {
    Slot(.maybe(.words("place")), .maybe(.words("text"))) {
      ($0.place.shown(upTo: longestPlace), $0.text?.unlessBlank?.quoted(VerificationRules.longestQuote))
    }
  }

  /// All there is to say of it.
  fileprivate static var card: Slot {
    Slot(
      .number("number"), .standing, .maybe(.words("place")), .maybe(.term("category")), .maybe(.time("time")),
      .time("received"), .flag("urgent"), .maybe(.number("people_at_risk")), .number("people"), .maybe(.words("text")),
      .maybe(.words("link")), .code("crisis")
    ) {
      (
        $0.number, $0, $0.place.shown, $0.category, $0.observedAt, $0.receivedAt, $0.isUrgent,
        $0.peopleAtRisk, $0.people, $0.text, $0.link?.raw, $0.crisis
      )
    }
  }
}

extension Slot where T == ReportFilter? {
  /// What was asked for, where there is none.
  fileprivate static var filter: Slot {
    Slot(.flag("new"), .flag("mine"), .flag("urgent"), .flag("distress")) {
      ($0 == .new, $0 == .mine, $0 == .urgent, $0 == .distress)
    }
  }
}

extension Slot where T == Int {
  /// The highest number there is; 0: there is none.
  static var last: Slot { Slot(.number("last"), .flag("some")) { ($0, $0 > 0) } }
}

extension Report {
  /// A line of `!liste`, of a report as it stands.
  package func listStatement(nature: CrisisNature) -> Statement {
    Texts.reports.listed(self, nature: self.nature(in: nature))
  }
}
