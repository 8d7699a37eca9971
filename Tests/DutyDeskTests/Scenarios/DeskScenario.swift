import CommandBook
import CrisisCore
import Foundation
import Testing

@testable import DutyDesk
@testable import vigie_demo

/// A `Scenario` that is played at the desk.
///
/// Where `VIGIE_WRITE_SCENARIOS` is set, what Vigie says is written into the scenario instead of compared, to be read by a
/// person before it is kept.
struct DeskScenario {
  private let url: URL
  private let scenario: Scenario

  init(_ name: String) throws {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    scenario = try Scenario(String(contentsOf: url, encoding: .utf8))
  }

  /// When it begins.
  func start(in zone: TimeZone) throws -> Milliseconds { try moment(#require(scenario.start), LocalClock(zone)) }

  /// Plays it, and compares what is said with what the scenario has.
  func play(_ e: Evening) async throws {
    try await play(e) { step, said in
      if !Scenario.isSame(said, step.said) {
        #expect(said == step.said, "\(url.lastPathComponent):\(step.number): \(step.line)")
      }
    }
  }

  /// - Parameter look: is given each step with what is said to it; not where the scenario is written.
  func play(_ e: Evening, look: (Scenario.Step, [Scenario.Line]) -> Void) async throws {
    let isWriting = ProcessInfo.processInfo.environment["VIGIE_WRITE_SCENARIOS"] != nil
    var lines: [String] = []
    // On a real server they are all there before the first of them speaks.
    for case .say(let nick, isIdentified: true, .some, _) in scenario.steps.map(\.act) {
      e.desk.mailbox.noted(.met(network: e.network.name, account: nick))
    }
    for step in scenario.steps {
      let said = try await perform(step.act, e)
      lines += [step.line] + said.map { "> \($0)" }
      if !isWriting { look(step, said) }
    }
    guard isWriting else { return }
    try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(url.lastPathComponent) was written, not compared: read it")
  }

  /// Plays it with other words, and compares nothing.
  func replay(_ e: Evening, saying words: (String) -> String) async throws {
    for step in scenario.steps {
      guard case .say(let nick, let isIdentified, let room, let text) = step.act else {
        _ = try await perform(step.act, e)
        continue
      }
      _ = try await perform(.say(nick: nick, isIdentified: isIdentified, room: room, text: words(text)), e)
    }
  }

  private func perform(_ act: Scenario.Act, _ e: Evening) async throws -> [Scenario.Line] {
    switch act {
    case .nothing: return []
    case .clock(let time):
      let clock = LocalClock(e.settings.zone)
      let moment = try moment(time, clock)
      if e.isRunning { return await pass(to: moment, e, clock) }
      e.clock.set(moment)
      return []
    case .stop:
      try e.stop()
      return []
    case .start:
      let said = try await e.comeBack()
      // A server that keeps nothing of what was said meanwhile.
      e.network.tellGaps(in: e.channels(of: e.network.name), until: e.clock.now)
      return Self.lines(said) + Self.lines(await e.hear())
    case .say(let nick, let isIdentified, let room, let text):
      e.network.push(text, by: isIdentified ? nick : nil, nick: nick, in: room)
      return Self.lines(await e.hear())
    }
  }

  private func pass(to moment: Milliseconds, _ e: Evening, _ clock: LocalClock) async -> [Scenario.Line] {
    var lines: [Scenario.Line] = []
    var isOver = false
    while !isOver {
      let now = await e.desk.passOneMinute(to: moment) { [clock = e.clock] in clock.set($0) }
      lines += Self.lines(await e.hear(), at: clock.timeOfDay(now))
      isOver = now >= moment
    }
    return lines
  }

  private static func lines(_ said: [Said], at time: String? = nil) -> [Scenario.Line] {
    said.map { Scenario.Line(time: time, place: $0.room, text: $0.text) }
  }

  private func moment(_ time: String, _ clock: LocalClock) throws -> Milliseconds {
    let match = try #require(time.wholeMatch(of: #/(\d+)-(\d+)-(\d+) (\d+):(\d+)( again)?/#), "not a time: \(time)")
    let numbers = try [match.1, match.2, match.3, match.4, match.5].map { try #require(Int($0)) }
    let day = try #require(LocalClock.day(year: numbers[0], month: numbers[1], day: numbers[2]))
    let moment = clock.moment(day: day, minute: numbers[3] * 60 + numbers[4])
    // The hour that the clocks show twice, the second time.
    return match.6 == nil ? moment : moment + .hour
  }
}
