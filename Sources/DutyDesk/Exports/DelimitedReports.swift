import CrisisCore
import CrisisStore

/// Reports as rows of cells. No cell is taken for a formula by a spreadsheet.
struct DelimitedReports: ReportEncoder {
  let names: [String]
  let separator: Unicode.Scalar
  /// Tells spreadsheets that it is UTF-8.
  let hasMark: Bool
  let cells: (ExportedReport) -> [ExportCell]

  var head: [UInt8] {
    var bytes: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
    add(names.map { .text($0) }, to: &bytes)
    return bytes
  }

  var foot: [UInt8] { [] }

  func add(_ report: ExportedReport, isFirst: Bool, to bytes: inout [UInt8]) -> Bool {
    add(cells(report), to: &bytes)
    return true
  }

  func row(_ cells: [ExportCell]) -> [UInt8] {
    var bytes: [UInt8] = []
    add(cells, to: &bytes)
    return bytes
  }

  private func add(_ cells: [ExportCell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes += String(separator).utf8 }
      switch cell {
      case .empty: break
      case .number(let number): bytes += "\(number)".utf8
      case .degrees(let degrees): bytes += ExportNumber.degrees(degrees).utf8
      case .text(let text): add(text, to: &bytes)
      }
    }
    bytes += [0x0D, 0x0A]
  }

  /// What spreadsheets take for the beginning of a formula, also in its wide forms.
  private static let beginnings = "=+-@\t\r\n＝＋－＠".unicodeScalars

  private func add(_ text: String, to bytes: inout [UInt8]) {
    let isFormula = text.unicodeScalars.first.map { Self.beginnings.contains($0) } ?? false
    let isQuoted = text.unicodeScalars.contains { $0 == separator || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    if isQuoted { bytes.append(0x22) }
    if isFormula { bytes.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}

enum ExportNumber {
  /// No more digits than a metre needs.
  static func degrees(_ value: Double) -> String { "\((value * 100_000).rounded() / 100_000)" }
}

extension DelimitedReports {
  /// The order that others rely on.
  static func frozen(_ words: ExportWords) -> DelimitedReports {
    DelimitedReports(
      names: ExportColumn.allCases.map { words.say($0) }, separator: ";", hasMark: true,
      cells: { report in ExportColumn.allCases.map { words.cell($0, of: report) } })
  }

  /// The names of columns are those of the shared workbook, whatever the language.
  static func vost(_ words: ExportWords) -> DelimitedReports {
    DelimitedReports(
      names: ["Date", "Time", "Name", "Summary", "Website URL", "Action Requested", "Note"], separator: ";",
      hasMark: true
    ) { exported in
      let report = exported.report
      let isOpen = report.status == .new || report.status == .claimed
      return [
        words.cell(.date, of: exported), words.cell(.time, of: exported), words.cell(.reportedBy, of: exported),
        .text(
          words.say(Texts.exports.summary(report.number, report.place.shown, report.category, report.text?.unlessBlank))
        ),
        words.cell(.link, of: exported),
        .words(
          isOpen
            ? words.join([report.isUrgent ? words.say(Urgency.urgent) : nil, words.say(Texts.exports.toCheck())]) : nil),
        .words(words.join([words.say(report.status), words.remark(exported)])),
      ]
    }
  }

  /// As Ushahidi's own export has them. Nothing is approved there: a person does that.
  static func ushahidi(_ words: ExportWords) -> DelimitedReports {
    DelimitedReports(
      names: [
        "#", "INCIDENT TITLE", "INCIDENT DATE", "LOCATION", "DESCRIPTION", "CATEGORY", "LATITUDE", "LONGITUDE",
        "APPROVED", "VERIFIED",
      ], separator: ",", hasMark: false
    ) { exported in
      let report = exported.report
      let title = words.say(Texts.exports.summary(report.number, report.place.shown, report.category, nil))
      return [
        .number(report.number), .text((words.mark(report).map { "\($0) " } ?? "") + title),
        .text("\(words.minute(words.moment(report))):00"), .words(report.place.shown),
        words.cell(.text, of: exported), words.cell(.category, of: exported), words.cell(.latitude, of: exported),
        words.cell(.longitude, of: exported), .text("NO"), .text(report.status == .verified ? "YES" : "NO"),
      ]
    }
  }
}
