import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation

/// `desk-throughput export COMMANDS STORE`: hands the open crisis of a store on in every format, to nowhere.
///
/// - Returns: a line of JSON: rows a second by format, and the most memory that the process ever had.
func exportAll(commands: String, store path: String) throws -> String {
  let book = try Book.load(folders: [commands], commands: CommandList.all)
  let store = try Store(.file(path), access: .readOnly)
  defer { try? store.close() }
  guard let crisis = try store.read({ try $0.openCrises().first }) else { return "{}" }
  let idle = resident("VmRSS")
  var rates: [String] = []
  for format in ExportFormat.allCases where format != .hours {
    let export = CrisisExport(
      of: crisis, in: store, book: book, language: .french, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
      now: clock())
    var bytes = 0
    let start = ContinuousClock.now
    let rows = try export.write(format) { bytes += $0.count }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    rates.append("\"\(format.rawValue)\": \(Int(Double(rows) / seconds))")
    guard rows > 0, bytes > rows else { throw Lost(what: "an export of \(rows) rows has \(bytes) bytes") }
  }
  return
    "{\"rows_per_second\": {\(rates.joined(separator: ", "))}, \"idle_mb\": \(idle), \"peak_mb\": \(resident("VmHWM"))}"
}

/// Megabytes of this process.
private func resident(_ field: String) -> Double {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("\(field):") }
  let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0
  return (kilobytes / 1_024 * 10).rounded() / 10
}
