import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// What the reports of a crisis can be handed on as.
package enum ExportFormat: String, Sendable, CaseIterable {
  /// The frozen order of columns, for spreadsheets.
  case csv
  /// The reports that have a position, for maps (RFC 7946).
  case geojson
  /// All that is known of each, for programs.
  case json
  /// The after-action report, to be read.
  case md
  /// The columns of the workbook that virtual operations support teams share.
  case vost
  /// The columns that Ushahidi takes.
  case ushahidi
  /// Hours of watch a person.
  case hours
}

/// Hands a crisis on, in one of the formats. Read in short slices, so that a bot at work is in nobody's way and memory
/// stays as it is, however many reports there are; what is filed meanwhile may be in it or not. Reports that were
/// cancelled are left out, those erased have no more words than in the chat.
package struct CrisisExport {
  let store: Store
  let crisis: Crisis
  let words: ExportWords
  /// When it is made.
  let now: Milliseconds
  /// Reports, or entries of the journal, that are read at a time.
  var slice = 1_000
  /// nil: all reports.
  var selection: ReportSelection?

  /// - Parameters:
  ///   - zone: whose local times it has.
  ///   - selection: what is handed on of it.
  package init(
    of crisis: Crisis, in store: Store, book: Book, language: Language, zone: TimeZone, now: Milliseconds,
    selecting selection: ReportSelection? = nil
  ) {
    self.store = store
    self.crisis = crisis
    self.now = now
    self.selection = selection
    words = ExportWords(book: book, crisis: crisis, language: language, clock: LocalClock(zone))
  }

  /// - Parameter put: takes what comes next.
  /// - Returns: how many reports it has, or people.
  package func write(_ format: ExportFormat, to put: ([UInt8]) throws -> Void) throws -> Int {
    switch format {
    case .csv: try write(DelimitedReports.frozen(words), to: put)
    case .vost: try write(DelimitedReports.vost(words), to: put)
    case .ushahidi: try write(DelimitedReports.ushahidi(words), to: put)
    case .geojson: try write(MappedReports(words: words), to: put)
    case .json: try write(ReportRecords(words: words), to: put)
    case .md: try AfterActionReport(export: self).write(to: put)
    case .hours: try HoursOfWatch(export: self).write(to: put)
    }
  }

  private func write(_ encoder: some ReportEncoder, to put: ([UInt8]) throws -> Void) throws -> Int {
    var count = 0
    try put(encoder.head)
    try eachSlice { reports in
      var bytes: [UInt8] = []
      for report in reports where encoder.add(report, isFirst: count == 0, to: &bytes) { count += 1 }
      try put(bytes)
    }
    try put(encoder.foot)
    return count
  }

  /// All reports by number, a short read each slice.
  ///
  /// - Parameter status: of those that are so; nil: of all.
  func eachSlice(of status: ReportStatus? = nil, _ body: ([ExportedReport]) throws -> Void) throws {
    var selection = selection ?? ReportSelection(crisis: crisis.code)
    if let status { selection.statuses = [status] }
    try Slices { [store, slice, selection] last in
      try store.read { try $0.exportedReports(selection, after: Int(last), limit: slice) }
    } place: {
      Int64($0.report.number)
    }.each(body)
  }
}

/// A form that reports are written in, one after the other.
protocol ReportEncoder {
  var head: [UInt8] { get }
  var foot: [UInt8] { get }
  /// - Returns: false: this form has no place for the report.
  func add(_ report: ExportedReport, isFirst: Bool, to bytes: inout [UInt8]) -> Bool
}
