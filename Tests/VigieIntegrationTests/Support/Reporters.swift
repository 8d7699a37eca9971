import Foundation
import NIOConcurrencyHelpers
import VigieTestSupport

/// People who report without pause: each fact has a number, given as a number of persons, by which an answer is told
/// from the others; some come with a link, some in private; some people type again what was not answered.
final class Reporters: Sendable {
  /// An answer that a fact was recorded.
  struct Acknowledgement: Sendable, Hashable {
    /// The number of the fact.
    var fact: Int
    /// The number that the bot gave the report.
    var report: Int
    var isResumed: Bool

    init?(_ line: IRCLine) {
      guard line.isSpeech, line.nick.hasPrefix("Vigie"), let match = line.text.firstMatch(of: Self.pattern),
        let report = Int(match.1), let people = Int(match.2)
      else { return nil }
      fact = people - Reporters.firstNumber
      self.report = report
      isResumed = line.text.contains("(Reprise après interruption.)")
    }

    private static var pattern: Regex<(Substring, Substring, Substring)> { #/^S(\d+) enregistré.*?, (\d+) personnes/# }
  }

  private struct State {
    var next = 0
    var isOver = false
  }

  static let firstNumber = 10_000
  /// How long a person waits for an answer before typing the line again, or giving it up.
  static let patience = Duration.seconds(2)

  let people: [Person]
  /// The fact of each line that was typed, in order: one typed again is there again.
  let typed = Recorder<Int>("lines typed")
  private let state = NIOLockedValueBox(State())

  init(_ people: [Person]) { self.people = people }

  static func text(_ fact: Int) -> String { "fait numéro \(fact)" }

  var facts: Int { state.withLockedValue { $0.next } }
  private var isOver: Bool { state.withLockedValue { $0.isOver } }

  /// Lets everybody finish what they are at.
  func stop() { state.withLockedValue { $0.isOver = true } }

  func run(seed: UInt64) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, person) in people.enumerated() {
        group.addTask { [self] in
          var random = Seeded(seed: seed &+ UInt64(place + 1))
          while !isOver { try await report(as: person, &random) }
        }
      }
      try await group.waitForAll()
    }
  }

  private func report(as person: Person, _ random: inout Seeded) async throws {
    let fact = state.withLockedValue { state in
      defer { state.next += 1 }
      return state.next
    }
    let link = Int.random(in: 0..<4, using: &random) == 0 ? " https://example.org/post/\(fact)" : ""
    let target = Int.random(in: 0..<6, using: &random) == 0 ? "Vigie" : Bot.volunteers
    let insists = Int.random(in: 0..<4, using: &random) > 0
    let line = "!signaler\(link) Issoire \(Self.firstNumber + fact) pers : \(Self.text(fact))"
    var seen = person.lines.count
    repeat {
      try await person.say(line, to: target)
      typed.append(fact)
      // An answer; or the bot comes in, and whoever waits types again.
      let found = await person.lines.next(from: seen, within: Self.patience) { line in
        (line.command == "JOIN" && line.nick.hasPrefix("Vigie")) || Acknowledgement(line)?.fact == fact
      }
      if let found {
        if found.element.isSpeech { return }
        seen = found.index + 1
      }
    } while insists && !isOver
  }
}
