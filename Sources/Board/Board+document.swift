import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Board {
  /// As many reports are on one page.
  static let pageSize = 100

  /// `/c/63-crue-2411?status=new`, and the same rows by `/c/63-crue-2411.csv?status=new`.
  func document(_ request: Request, _ name: String) async throws -> Response {
    let (code, format) = Self.parts(name)
    guard let visit = try await visit(request, code) else { return gone(settings.language) }
    let (session, visitor) = visit
    let filter = DocumentFilter(request.uri.queryParameters)
    let language = visitor.member.language ?? settings.language
    let selection = filter.selection(for: visitor) { reader.place($0, in: visitor.crisis) }
    let now = clock()
    guard let format else {
      let view = try await blocking {
        try store.read {
          try reader.document(
            for: visitor, selection, filter.part, limit: Self.pageSize, at: now, in: $0)
        }
      }
      return pages.document(
        words(for: visitor), view, filter, try await forms(request, of: visit, seen: view.head, page: ""),
        reader.sections(for: visitor))
    }
    guard visitor.mayExport, let export = ExportFormat(rawValue: format) else { return gone(language) }
    return try await rows(export, selection, session, visitor, language)
  }

  static func parts(_ name: String) -> (code: String, format: String?) {
    guard let dot = name.lastIndex(of: ".") else { return (name, nil) }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private func rows(
    _ format: ExportFormat, _ selection: ReportSelection, _ session: BoardSession, _ visitor: BoardVisitor,
    _ language: Language
  ) async throws -> Response {
    let now = clock()
    let export = CrisisExport(
      of: visitor.crisis, in: store, book: book, language: language, zone: settings.zone, now: now,
      selecting: selection)
    try await blocking { try store.write { try $0.note(entry(.export, of: session, at: now)) } }
    let spool = try await blocking {
      let spool = try Spool()
      _ = try export.write(format, to: spool.append)
      return spool
    }
    let name = "\(visitor.crisis.code)\(format.ending)"
    return Response(
      status: .ok,
      headers: [.contentType: format.type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: try spool.body { try await blocking($0) })
  }
}

extension ExportFormat {
  fileprivate var type: String {
    switch self {
    case .csv, .vost, .ushahidi, .hours: "text/csv; charset=utf-8"
    case .geojson: "application/geo+json"
    case .json: "application/json"
    case .md: "text/markdown; charset=utf-8"
    }
  }

  /// Of the name of the file, by which programs know what they open.
  fileprivate var ending: String {
    switch self {
    case .csv, .geojson, .json, .md: ".\(rawValue)"
    case .vost, .ushahidi, .hours: "-\(rawValue).csv"
    }
  }
}

/// What a page is asked for in its address. What is not understood is left out: nobody is refused a page for it.
struct DocumentFilter {
  var status: ReportStatus?
  var category: CrisisCore.Category?
  var isUrgent = false
  var isMine = false
  var commune: String?
  /// As they were typed.
  var words: String?
  var before: Int?
  /// nil: the latest first.
  var sort: ReportSort?
  /// Of a sorted table, how many rows come before the page.
  var start = 0

  init<Pairs: Sequence>(_ parameters: Pairs) where Pairs.Element == (key: Substring, value: Substring) {
    for (key, value) in parameters where !value.isEmpty {
      switch key {
      case "status": status = ReportStatus(rawValue: String(value))
      case "category": category = CrisisCore.Category(rawValue: String(value))
      case "urgency": isUrgent = value == Urgency.urgent.rawValue
      case "mine": isMine = true
      case "commune": commune = Self.typed(value)
      case "words": words = Self.typed(value)
      case "before": before = Int(value)
      case "sort": sort = ReportSort(String(value))
      case "from": start = max(0, Int(value) ?? 0)
      default: break
      }
    }
  }

  private static func typed(_ value: Substring) -> String { String(value.replacing("+", with: " ").prefix(80)) }

  var part: ReportPart { sort.map { .sorted($0, from: start) } ?? .before(before) }

  func selection(for visitor: BoardVisitor, _ place: (String) -> Place) -> ReportSelection {
    ReportSelection(
      crisis: visitor.crisis.code, statuses: status.map { [$0] }, reporter: isMine ? visitor.member.number : nil,
      urgency: isUrgent ? .urgent : nil, place: commune.map(place), category: category,
      words: words.flatMap { SearchWords($0) })
  }

  /// The same filter in an address, without the page.
  var query: String { address(sort: sort) }

  /// The same filter in another order, from its first row on, or from another one.
  ///
  /// - Parameter more: further pairs.
  func address(sort: ReportSort?, _ more: (name: String, value: Int)...) -> String {
    var pairs: [String] = []
    if let status { pairs.append("status=\(status.rawValue)") }
    if let category { pairs.append("category=\(category.rawValue)") }
    if isUrgent { pairs.append("urgency=\(Urgency.urgent.rawValue)") }
    if isMine { pairs.append("mine=1") }
    if let commune { pairs.append("commune=\(Self.encoded(commune))") }
    if let words { pairs.append("words=\(Self.encoded(words))") }
    if let sort { pairs.append("sort=\(sort.typed)") }
    pairs += more.map { "\($0.name)=\($0.value)" }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  /// What tells the rows of one page from those of another.
  func rows(of visitor: BoardVisitor) -> String {
    address(sort: sort, ("before", before ?? 0), ("mine", isMine ? visitor.member.number : 0))
  }

  /// Of the page that comes next, where this one is full.
  func next(after reports: [ExportedReport]) -> String? {
    guard reports.count == Board.pageSize, let last = reports.last?.report.number else { return nil }
    return sort == nil
      ? address(sort: nil, ("before", last)) : address(sort: sort, ("from", start + reports.count))
  }

  /// As the value of a pair: ASCII letters and digits as themselves.
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
