import CrisisCore
import Foundation
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Whatever somebody types, they are answered in a clear line; what it tells them to type is open to them there, is said in
/// their language and, typed, does not meet the same wall; nobody hears a word of what is not theirs to know; and the help
/// of each person at each place has what is open to them there, and nothing else.
struct MendTests {
  @Test(arguments: MendScene.State.allCases, Language.allCases)
  func whatAnAnswerTellsToTypeWorks(_ state: MendScene.State, _ language: Language) async throws {
    let book = try Shipped.book.get()
    try await Evening.play(MendScene.settings(language)) { e in
      try await MendScene.prepare(state, e, language)
      let wrong = WrongLines(book: book, language: language, crisis: MendScene.crisis)
      var typist = try await MendTypist(book, language, e)
      for (index, command) in book.commandCodes.enumerated() {
        let plan = MendPlan(command, state, language, begins: index, typist)
        for (line, turn) in plan.cases(state.lines(command, wrong)) { try await typist.type(line, turn) }
      }
      for turn in MendTurn.all { try await typist.readHelp(turn) }
      for fault in typist.faults.prefix(40) { Issue.record("\(fault)") }
      #expect(typist.faults.isEmpty)
      #expect(typist.typed > 500 && typist.mends > 200, "\(typist.typed), \(typist.mends)")
    }
  }
}

/// One person at one place.
struct MendTurn: Hashable {
  /// Of ``MendPerson/all``.
  var number: Int
  var place: String?

  var person: MendPerson { MendPerson.all[number] }

  static let all = MendScene.places.flatMap { place in
    MendPerson.all.indices.map { MendTurn(number: $0, place: place) }
  }
}

/// Who types what of a command, in turns, so that everybody to whom it is open types it everywhere, and everything is typed
/// by somebody. With `VIGIE_ALL_MENDS` everybody types everything.
struct MendPlan {
  private let open: [MendTurn]
  private let shut: [MendTurn]
  private let isWhole: Bool

  /// - Parameter first: where the turns begin, so that it is not always the same person who types the same.
  init(_ command: String, _ state: MendScene.State, _ language: Language, begins first: Int, _ typist: MendTypist) {
    let first = 7 * first + (language == .french ? 0 : 5) + 3 * (MendScene.State.allCases.firstIndex(of: state) ?? 0)
    let turns = MendTurn.all.indices.map { MendTurn.all[($0 + first) % MendTurn.all.count] }
    open = turns.filter { typist.isOpen(command, to: $0) }
    // To whom it is shut, it is so in every state: half of them hear it in each language.
    let shut = turns.filter { !typist.isOpen(command, to: $0) }
    self.shut = state == .one ? shut.filter { ($0.number % 2 == 0) == (language == .french) } : Array(shut.prefix(1))
    isWhole = state == .one
  }

  func cases(_ lines: [String]) -> [(line: String, turn: MendTurn)] {
    guard ProcessInfo.processInfo.environment["VIGIE_ALL_MENDS"] == nil else {
      return lines.flatMap { line in MendTurn.all.map { (line, $0) } }
    }
    let count = open.isEmpty ? 0 : isWhole ? max(lines.count, open.count) : 2 * lines.count
    return (0..<count).map { (lines[$0 % lines.count], open[$0 % open.count]) }
      + shut.enumerated().map { (lines[$0 % lines.count], $1) }
  }
}
