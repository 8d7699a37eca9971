import CrisisCore
import Foundation
import Testing

@testable import DutyDesk

/// Lines as people type them, on telephones, in a hurry, without accents or colons, each with the report that it makes.
///
/// Where `VIGIE_WRITE_SCENARIOS` is set, what is made is written into the table instead of compared, to be read by a person
/// before it is kept.
struct ReadingTableTests {
  @Test(arguments: [("lines.fr.txt", Language.french), ("lines.en.txt", .english)])
  func everyLineIsRead(_ name: String, _ language: Language) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    let isWriting = ProcessInfo.processInfo.environment["VIGIE_WRITE_SCENARIOS"] != nil
    var written: [String] = []
    var typed: String?
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") {
        if let typed, !isWriting {
          #expect(try LineReading(line: typed, language: language).summary == line.dropFirst(2), "\(typed)")
        }
        typed = nil
        continue
      }
      written.append(String(line))
      guard line.hasPrefix("!") else { continue }
      typed = String(line)
      if isWriting { written.append("> " + (try LineReading(line: String(line), language: language).summary)) }
    }
    guard isWriting else { return }
    try written.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(name) was written, not compared: read it")
  }
}
