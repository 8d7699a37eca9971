import CommandBook
import CrisisCore
import Foundation
import Testing

@testable import DutyDesk

/// A night as one page of text: what people say, how time goes on, and every line that Vigie says, whole and in order.
///
/// ```
/// # a remark
/// @ 2020-10-24 18:00        time goes on to this local time
/// jo #visov-veille: !s …    says in a room; `jo: !aide` in private; `?passant #visov-veille: …` not identified
/// ! stop                    the power goes; `! start` brings it back, at the time that it is then
/// > #visov-veille: …        what Vigie says, in a room or to a person
/// ```
///
/// Where `VIGIE_WRITE_NIGHTS` is set, what Vigie says is written into the page instead of compared, to be read by a person
/// before it is kept.
struct NightPage {
  /// One thing that happens, with what Vigie says to it.
  private struct Step {
    var number: Int
    var line: String
    var said: [String] = []
  }

  private let url: URL
  private var steps: [Step] = []

  init(_ name: String) throws {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    for (index, line) in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("> "), !steps.isEmpty {
        steps[steps.count - 1].said.append(String(line.dropFirst(2)))
      } else {
        steps.append(Step(number: index + 1, line: line))
      }
    }
  }

  /// When it begins.
  func start(in zone: TimeZone) throws -> Milliseconds {
    try moment(#require(steps.first { $0.line.hasPrefix("@ ") }).line, LocalClock(zone))
  }

  /// Plays it, and compares what is said with what the page has.
  func play(_ e: Evening) async throws {
    let isWriting = ProcessInfo.processInfo.environment["VIGIE_WRITE_NIGHTS"] != nil
    var page: [String] = []
    for step in steps {
      let isRemark = step.line.isEmpty || step.line.hasPrefix("#")
      let said = isRemark ? [] : try await perform(step.line, step.number, e).map(Self.readable)
      page += [step.line] + said.map { "> \($0)" }
      if !isWriting { #expect(said == step.said, "\(url.lastPathComponent):\(step.number): \(step.line)") }
    }
    guard isWriting else { return }
    try page.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(url.lastPathComponent) was written, not compared: read it")
  }

  /// The head of the journal is another each time: its salt is drawn.
  private static func readable(_ line: String) -> String {
    line.replacing(#/(Journal ?: )[0-9a-f]{8}/#) { "\($0.1)########" }
  }

  private func perform(_ line: String, _ number: Int, _ e: Evening) async throws -> [String] {
    if line.hasPrefix("@ ") {
      let moment = try moment(line, LocalClock(e.settings.zone))
      if e.isRunning { return await e.pass(to: moment) }
      e.clock.set(moment)
      return []
    }
    if line == "! stop" {
      try e.stop()
      return []
    }
    if line == "! start" { return try await e.comeBack().map(\.description) }
    let colon = try #require(line.firstRange(of: ": "), "line \(number): \(line)")
    let head = line[..<colon.lowerBound].split(separator: " ").map(String.init)
    let text = String(line[colon.upperBound...])
    let name = try #require(head.first)
    let room = head.count > 1 ? head[1] : nil
    if name.hasPrefix("?") { return await e.stranger(String(name.dropFirst()), in: room, text) }
    return await e.say(name, in: room, text)
  }

  private func moment(_ line: String, _ clock: LocalClock) throws -> Milliseconds {
    let match = try #require(line.wholeMatch(of: #/@ (\d+)-(\d+)-(\d+) (\d+):(\d+)( again)?/#), "not a time: \(line)")
    let numbers = try [match.1, match.2, match.3, match.4, match.5].map { try #require(Int($0)) }
    let day = try #require(LocalClock.day(year: numbers[0], month: numbers[1], day: numbers[2]))
    let moment = clock.moment(day: day, minute: numbers[3] * 60 + numbers[4])
    // The hour that the clocks show twice, the second time.
    return match.6 == nil ? moment : moment + .hour
  }
}
