/// What files handed on say in words, beside the reports themselves.
package struct ExportTexts: Sendable {
  /// The answer of `export.yaml`.
  package let told = Text(
    "export.told", .code("crisis"), .number("reports"), .code("format"), .flag("hours"), .flag("online"))

  // In the remarks of a report.
  package let double = Text("export.double", .number("number"))
  package let like = Text("export.like", .number("number"))
  package let atRisk = Text("export.at_risk", .number("people"))
  package let counted = Text("export.counted", .number("people"))
  package let toCheck = Text("export.to_check")
  /// A report in one line.
  package let summary = Text(
    "export.summary", .number("number"), .maybe(.words("place")), .maybe(.term("category", Category.self)),
    .maybe(.words("text")))

  // The after-action report.
  package let title = Text("export.title", .words("title"), .code("crisis"))
  package let mission = Text(
    "export.mission", .maybe(.authority("requester")), .term("hazard", of: "hazard"), .names("departements"),
    .term("nature", CrisisNature.self))
  package let times = Text("export.times", .time("opened"), .maybe(.time("closed")))
  package let made = Text("export.made", .time("at"), .number("sequence"), .code("head"))
  package let personal = Text("export.personal")
  package let total = Text("export.total", .number("reports"), .maybe(.number("sightings")), .number("urgent"))
  // What its pictures show, for those who do not see them.
  package let arrivals = Text("export.arrivals", .number("reports"), .number("most"), .duration("step"))
  package let statuses = Text("export.statuses", .number("reports"))
  package let map = Text("export.map", .number("placed"), .number("unplaced"))
  package let entry = Text("export.entry", .time("at"), .words("by"), .phrase("what"))
  package let verdict = Text(
    "export.verdict", .words("by"), .time("at"), .maybe(.terms("checks", VerificationCheck.self)),
    .maybe(.code("grade")), .maybe(.words("reason")))
  package let relay = Text(
    "export.relay", .number("number"), .term("kind", RelayKind.self), .term("status", RelayStatus.self),
    .words("text"), .words("source"))
  package let published = Text(
    "export.published", .words("account"), .maybe(.time("at")), .maybe(.words("url")))
  package let reason = Text("export.reason", .words("reason"))
  /// For a certificate of somebody's watch.
  package let certificate = Text(
    "export.certificate", .code("name"), .duration("length"), .crisis, .day("first"), .day("last"), .flag("drill"))
}

extension Texts { package static let exports = ExportTexts() }
