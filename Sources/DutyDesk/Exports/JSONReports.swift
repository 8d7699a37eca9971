import CrisisCore
import CrisisStore

/// Reports on a map: a GeoJSON FeatureCollection. Longitude comes first.
struct MappedReports: ReportEncoder {
  private let words: ExportWords
  private let names: [(column: ExportColumn, name: String)]

  init(words: ExportWords) {
    self.words = words
    names = ExportColumn.allCases.map { ($0, words.say($0)) }
  }

  var head: [UInt8] { Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8) }
  var foot: [UInt8] { Array("\n]}\n".utf8) }

  func add(_ report: ExportedReport, isFirst: Bool, to bytes: inout [UInt8]) -> Bool {
    guard let latitude = report.report.place.latitude, let longitude = report.report.place.longitude else {
      return false
    }
    bytes += (isFirst ? "\n" : ",\n").utf8
    bytes +=
      "{\"type\":\"Feature\",\"id\":\(report.report.number),\"geometry\":{\"type\":\"Point\",\"coordinates\":[".utf8
    bytes += "\(ExportNumber.degrees(longitude)),\(ExportNumber.degrees(latitude))]},\"properties\":".utf8
    JSONBytes.add(names.map { ($0.name, words.cell($0.column, of: report)) }, to: &bytes)
    bytes += "}".utf8
    return true
  }
}

/// Reports for programs: names and words that no language changes, moments with their offset.
struct ReportRecords: ReportEncoder {
  let words: ExportWords

  var head: [UInt8] {
    let crisis = words.crisis
    var bytes = Array("{\"crisis\":".utf8)
    JSONBytes.add(
      [
        ("code", .text(crisis.code)), ("title", .text(crisis.title)), ("hazard", .text(crisis.hazard.rawValue)),
        ("departements", .text(crisis.departements.map(\.code).joined(separator: " "))),
        ("nature", .text(crisis.nature.rawValue)), ("status", .text(crisis.status.rawValue)),
        ("requester", .text(crisis.requester)), ("opened_at", time(crisis.openedAt)),
        ("closed_at", time(crisis.closedAt)),
      ], to: &bytes)
    return bytes + Array(",\"reports\":[".utf8)
  }

  var foot: [UInt8] { Array("\n]}\n".utf8) }

  func add(_ exported: ExportedReport, isFirst: Bool, to bytes: inout [UInt8]) -> Bool {
    let (report, verification) = (exported.report, exported.verification)
    bytes += (isFirst ? "\n" : ",\n").utf8
    JSONBytes.add(
      [
        ("number", .number(report.number)), ("nature", .text(report.nature(in: words.crisis.nature).rawValue)),
        ("observed_at", time(report.observedAt)), ("received_at", time(report.receivedAt)),
        ("commune", .words(report.place.commune)), ("insee_code", .words(report.place.insee)),
        ("place", words.cell(.place, of: exported)), ("latitude", .degrees(report.place.latitude)),
        ("longitude", .degrees(report.place.longitude)), ("precision", .words(report.place.precision?.rawValue)),
        ("category", .words(report.category?.rawValue)), ("urgency", .text(report.urgency.rawValue)),
        ("status", .text(report.status.rawValue)), ("people_at_risk", number(report.peopleAtRisk)),
        ("reported_times", .number(report.people)), ("text", .words(report.text)),
        ("link", .words(report.link?.raw)), ("reported_by", .text(exported.reporter)),
        ("verified_by", .words(verification?.by)), ("verified_at", time(verification?.at)),
        ("grade", .words(verification?.grade)), ("reason", .words(verification?.reason)),
        ("duplicate_of", number(report.status == .duplicate ? exported.settlement?.original : nil)),
        ("set_aside_reason", .words(exported.settlement?.reason)), ("lifted_at", time(report.lifted?.at)),
        ("lift_reason", .words(exported.liftReason)),
      ], to: &bytes)
    return true
  }

  private func time(_ moment: Milliseconds?) -> ExportCell { .words(moment.map(words.clock.iso)) }
  private func number(_ value: Int?) -> ExportCell { value.map { .number($0) } ?? .empty }
}

enum JSONBytes {
  /// An object, its members in that order.
  static func add(_ members: [(String, ExportCell)], to bytes: inout [UInt8]) {
    for (index, (name, cell)) in members.enumerated() {
      bytes.append(index == 0 ? 0x7B : 0x2C)
      add(name, to: &bytes)
      bytes.append(0x3A)
      switch cell {
      case .empty: bytes += "null".utf8
      case .number(let number): bytes += "\(number)".utf8
      case .degrees(let degrees): bytes += ExportNumber.degrees(degrees).utf8
      case .text(let text): add(text, to: &bytes)
      }
    }
    bytes.append(0x7D)
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func add(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x00..<0x20, 0x7F: bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
