import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let exports: [CommandSpec] = [
    CommandSpec(
      "export", for: [.coordinator, .manager], in: .anywhere, late: .whileYoung, takes: ["format": .choice],
      choices: ["format": Set(ExportFormat.allCases.map(\.rawValue))]
    ) { arguments, _ in
      Asked.query(NameExport(format: arguments.word("format").flatMap(ExportFormat.init) ?? .csv))
    }
  ]
}

/// `!export csv`: what the operator types, how much it is, and that it is personal.
struct NameExport: Query {
  var format: ExportFormat

  func view(by handler: inout QueryHandler) throws -> any View {
    let crisis = try handler.recordedCrisis(for: "export")
    let reports = try handler.reader.countReports(ReportSelection(crisis: crisis.code))
    // A crisis that is put away is read on no page.
    let isOnline = handler.processor.settings.board != nil && crisis.status != .archived
    return ExportView(crisis: crisis, format: format, reports: reports, isOnPage: isOnline)
  }
}

package struct ExportView: View {
  package var crisis: Crisis
  package var format: ExportFormat
  package var reports: Int
  /// The document on the web has it too.
  var isOnPage = false

  package var isPrivate: Bool { true }
  package var access: Access? { Access(.export, of: crisis.code) }

  package var lines: [Statement] {
    [Texts.exports.told(crisis.code, reports, format.rawValue, format == .hours, isOnPage, nature: crisis.nature)]
  }
}
