import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// What a mission was, to be read afterwards by those who asked for it: figures, timeline, digests, reports verified and
/// refuted, relays, hours of watch.
struct AfterActionReport {
  let export: CrisisExport

  private var crisis: Crisis { export.crisis }
  private var words: ExportWords { export.words }
  private typealias Put = ([String]) throws -> Void

  func write(to put: ([UInt8]) throws -> Void) throws -> Int {
    let lines: Put = { try put(Array(($0.joined(separator: "\n") + "\n").utf8)) }
    let total = try opening(lines)
    try timeline(lines)
    try digests(lines)
    try reports(.verified, .verified, lines)
    try reports(.refuted, .refuted, lines)
    try relays(lines)
    try watch(lines)
    return total
  }

  private func say(_ statement: Statement, by speaker: Speaker? = nil) -> String {
    Markdown.escaped(words.say(statement, by: speaker))
  }

  private func heading(_ heading: ExportHeading) -> [String] { ["", "## \(words.say(heading))", ""] }

  private func table(_ head: [String], _ rows: [(String, String)]) -> [String] {
    guard !rows.isEmpty else { return [words.say(ExportHeading.none)] }
    return ["| \(head.joined(separator: " | ")) |", "| --- | ---: |"]
      + rows.map { "| \(Markdown.escaped($0.0)) | \($0.1) |" }
  }

  /// Within the text: the report stays one file.
  private func picture(_ chart: (svg: String, title: String)) -> [String] {
    let data = Data(chart.svg.utf8).base64EncodedString()
    return ["![\(Markdown.escaped(chart.title))](data:image/svg+xml;base64,\(data))", ""]
  }

  /// - Returns: how many reports there are.
  private func opening(_ put: Put) throws -> Int {
    let (authority, head, figures, categories) = try export.store.read { records in
      (
        try records.authority(crisis.requester), try records.journalHead(), try records.figures(crisis: crisis.code),
        try records.countByCategory(crisis: crisis.code)
      )
    }
    let activity = try export.store.read { try CrisisActivity.of(crisis, at: export.now, in: $0) }
    let charts = Charts(words.speaker(on: crisis.openedAt), words.clock)
    let texts = Texts.exports
    let mark = crisis.nature == .real ? "" : words.say(crisis.nature).uppercased() + " "
    let total = figures.byStatus.values.reduce(0, +)
    let statuses = ReportStatus.allCases.compactMap { status in
      figures.byStatus[status].map { (words.say(status), "\($0)") }
    }
    let named = Category.allCases.compactMap { category in categories[category].map { (words.say(category), "\($0)") } }
    let unnamed = categories[nil].map { [(words.say(ExportHeading.uncategorised), "\($0)")] } ?? []
    let reports = words.say(ExportHeading.reports)
    try put(
      [
        "# \(mark)\(say(texts.title(crisis.title, crisis.code)))", "",
        say(texts.mission(authority, crisis.hazard.rawValue, crisis.departements.map(\.code), crisis.nature)), "",
        say(texts.times(crisis.openedAt, crisis.closedAt)), "",
        say(texts.made(export.now, Int(head.sequence), head.short)), "",
        "**\(say(texts.personal()))**",
      ] + heading(.figures) + [
        say(texts.total(total, figures.sightings > total ? figures.sightings : nil, figures.urgent)), "",
      ]
        + picture(charts.arrivals(activity)) + picture(charts.statuses(activity))
        + (charts.map(activity).map(picture) ?? [])
        + table([words.say(ExportColumn.status), reports], statuses) + [""]
        + table([words.say(ExportColumn.category), reports], named + unnamed))
    return total
  }

  /// In the journal's own sentences. What was taken back is left out, as it is in the chat.
  private func timeline(_ put: Put) throws {
    try put(heading(.timeline))
    let names = try export.store.read { records in
      Dictionary(try records.members().map { ($0.number, $0.name) }) { $1 }
    }
    var day = ""
    var speaker = words.speaker(on: 0)
    try Slices { [store = export.store, slice = export.slice, code = crisis.code] last in
      try store.read { try $0.journal(ofCrisis: code, after: last, limit: slice) }
    } place: {
      $0.sequence
    }.each { entries in
      var lines: [String] = []
      for entry in entries where entry.undoneAt == nil && !(entry.event is ActUndone) {
        let today = words.clock.isoDay(entry.at)
        if today != day {
          lines += (day.isEmpty ? [] : [""]) + ["### \(words.say(.day(today)))", ""]
          day = today
          speaker = words.speaker(on: entry.at)
        }
        let sentence = Texts.exports.entry(entry.at, entry.author(names), entry.phrase(names))
        lines.append("- \(say(sentence, by: speaker))")
      }
      if !lines.isEmpty { try put(lines) }
    }
  }

  private func digests(_ put: Put) throws {
    let digests = try export.store.read { try $0.digests(crisis: crisis.code) }
    var lines = heading(.digests)
    if digests.isEmpty { lines.append(words.say(ExportHeading.none)) }
    for (index, digest) in digests.enumerated() {
      if index > 0 { lines.append("") }
      // Each line of a digest is a paragraph of its own.
      lines.append(digest.lines.map { "> \(Markdown.escaped($0))" }.joined(separator: "\n>\n"))
    }
    try put(lines)
  }

  private func reports(_ status: ReportStatus, _ title: ExportHeading, _ put: Put) throws {
    try put(heading(title))
    var isEmpty = true
    try export.eachSlice(of: status) { reports in
      let lines = reports.flatMap { exported -> [String] in
        let report = exported.report
        let summary = Texts.exports.summary(
          report.number, report.place.shown, report.category, report.text?.unlessBlank)
        let mark = words.mark(report).map { "\($0) " } ?? ""
        return ["- \(mark)\(say(summary))"]
          + (exported.verification.map { found in
            let verdict = Texts.exports.verdict(
              found.by, found.at, found.checks.unlessEmpty, found.grade, found.reason?.unlessBlank)
            return ["  - \(say(verdict))"]
          } ?? [])
      }
      isEmpty = false
      try put(lines)
    }
    if isEmpty { try put([words.say(ExportHeading.none)]) }
  }

  private func relays(_ put: Put) throws {
    let relays = try export.store.read { try $0.relays(crisis: crisis.code, limit: .max) }
    var lines = heading(.relays)
    if relays.isEmpty { lines.append(words.say(ExportHeading.none)) }
    for relay in relays.reversed() {
      let texts = Texts.exports
      lines.append(
        "- \(say(texts.relay(relay.number, relay.kind, relay.status(at: export.now), relay.text, relay.source)))")
      for publication in relay.onceOnline {
        lines.append("  - \(say(texts.published(publication.account, publication.at, publication.url)))")
      }
      if let reason = relay.endReason?.unlessBlank { lines.append("  - \(say(texts.reason(reason)))") }
    }
    try put(lines)
  }

  private func watch(_ put: Put) throws {
    let people = try HoursOfWatch(export: export).people()
    try put(
      heading(.watch)
        + table(
          [words.say(ExportHeading.person), words.say(ExportHeading.duration)],
          people.map { ($0.name, words.say(.duration($0.length))) }))
  }
}
