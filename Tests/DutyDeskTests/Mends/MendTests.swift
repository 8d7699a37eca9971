import ChatModel
import CrisisCore
import CrisisStore
import Foundation
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Whatever somebody types, they are answered; and what the answer tells them to type is open to them there, is said in
/// their language and, typed, does not meet the same wall.
struct MendTests {
  @Test(arguments: MendScene.State.allCases, Language.allCases)
  func whatAnAnswerTellsToTypeWorks(_ state: MendScene.State, _ language: Language) async throws {
    var typist = MendTypist(try Shipped.book.get(), language)
    try await Evening.play(MendScene.settings(language)) { e in
      try await MendScene.prepare(state, e, language)
      for command in typist.commands {
        for (number, person) in MendPerson.all.enumerated() {
          for (index, place) in MendScene.places.enumerated() {
            for line in state.lines(command, typist, turn: 7 * number + 3 * index) {
              await typist.type(line, by: person, in: place, e)
            }
          }
        }
      }
    }
    for fault in typist.faults { Issue.record("\(fault)") }
    #expect(typist.typed > 1_000 && typist.mends > 500)
  }
}

/// Who types.
struct MendPerson {
  var account: String
  var roles: Set<Role> = []
  var manages: Set<String> = []
  /// nil account: nobody vouches for them.
  var isKnown = true
  var isIdentified = true

  static let all = [
    MendPerson(account: "vol", roles: [.volunteer]), MendPerson(account: "ver", roles: [.verifier]),
    MendPerson(account: "pub", roles: [.publisher]), MendPerson(account: "coo", roles: [.coordinator]),
    MendPerson(account: "adm", roles: [.admin]), MendPerson(account: "cap", manages: ["SDIS63"]),
    MendPerson(account: "pref", manages: ["PREF63"]), MendPerson(account: "loire", manages: ["SDIS42"]),
    MendPerson(account: "passant", isKnown: false), MendPerson(account: "inconnu", isKnown: false, isIdentified: false),
  ]
}

/// What stands in the records before they type.
enum MendScene {
  enum State: String, CaseIterable {
    case one, none, several, ended, exercise

    /// What is typed of a command: what is wrong with it, in turns, so that everybody types each somewhere.
    func lines(_ command: String, _ typist: MendTypist, turn: Int) -> [String] {
      let all = lines(command, typist)
      guard ProcessInfo.processInfo.environment["VIGIE_ALL_MENDS"] == nil else { return all }
      if self == .one { return [all[(turn + (typist.language == .french ? 0 : 5)) % all.count]] }
      // Half of the people in each language.
      return turn % 2 == (typist.language == .french ? 0 : 1) ? [all[turn / 2 % all.count]] : []
    }

    private func lines(_ command: String, _ typist: MendTypist) -> [String] {
      let name = "!" + (typist.book.name(of: command, in: typist.language) ?? command)
      let example = typist.book.examples(of: command, in: typist.language).first ?? name
      switch self {
      case .one:
        return [
          name, example, "\(name) S1", "\(name) R1", "\(name) Q1", "\(name) 99", "\(name) zzz yyy", "\(name) @42 1",
          "\(name) @99 2", "\(name) 63-crue-2411", "\(name) 25h70", "\(name) \"x", String(name.prefix(4)), name + "x",
        ]
      case .none: return [name, example, "\(name) 1"]
      case .several: return [name, example, "\(name) 1", "\(name) Issoire"]
      case .ended: return ["\(name) @63-crue-2411", "\(name) @63-crue-2411 1", example]
      case .exercise: return [name, example, "\(name) S1"]
      }
    }
  }

  static let places: [String?] = [veille, coord, gest63, nil]

  static func settings(_ language: Language) -> DeskSettings {
    .visov { settings in
      settings.language = language
      settings.seed.members += MendPerson.all.filter(\.isKnown).map {
        .sample($0.account, $0.account.capitalized, $0.roles, manages: $0.manages)
      }
    }
  }

  static func prepare(_ state: State, _ e: Evening, _ language: Language) async throws {
    let isFrench = language == .french
    func say(_ account: String, in channel: String?, _ french: String, _ english: String) async {
      await e.say(account, in: channel, isFrench ? french : english)
    }
    guard state != .none else { return }
    let exercise = state == .exercise ? (isFrench ? " exercice" : " exercise") : ""
    await say("capitaine", in: gest63, "!activer crue\(exercise)", "!activate flood\(exercise)")
    await say("capitaine", in: gest63, "!oui", "!yes")
    await say("samir", in: veille, "!signaler Issoire : un", "!report Issoire: one")
    await say("jo", in: veille, "!sos Coudes : deux", "!distress Coudes: two")
    await say("vol", in: veille, "!signaler Orbeil : trois", "!report Orbeil: three")
    await say("capitaine", in: gest63, "!question Le gymnase ?", "!ask The gymnasium?")
    await say(
      "camille", in: coord, "!relayer info https://www.puy-de-dome.gouv.fr/a Ne sortez pas.",
      "!relay information https://www.puy-de-dome.gouv.fr/a Stay in.")
    if state == .several {
      await say("lieutenant", in: gest42, "!activer feu", "!activate wildfire")
      await say("lieutenant", in: gest42, "!oui", "!yes")
    }
    if state == .ended {
      await say("capitaine", in: gest63, "!désactiver fin", "!deactivate over")
      await say("capitaine", in: gest63, "!oui", "!yes")
    }
    e.clock.advance(by: 3 * .minute)
  }
}

/// Types a line, and what its answer tells to type.
struct MendTypist {
  let book: Book
  let language: Language
  /// Those that ask or confirm, and thereby change everything, last.
  let commands: [String]
  private let quotes: QuotedCommands
  private let refusals: AnswerKinds
  /// The walls: whoever meets one has done nothing.
  private let walls: AnswerKinds
  private(set) var faults: [String] = []
  private(set) var typed = 0
  private(set) var mends = 0
  private var tried: Set<String> = []

  init(_ book: Book, _ language: Language) {
    self.book = book
    self.language = language
    commands = book.commandCodes.filter { !["yes", "no", "language"].contains($0) }
    quotes = QuotedCommands(book, language)
    refusals = AnswerKinds(book, language, of: ["refusal.", "watch_refusal.", "fault."])
    walls = AnswerKinds(
      book, language,
      of: ["fault.", "refusal.not_allowed", "refusal.wrong_place", "refusal.unidentified", "refusal.not_a_member"])
  }

  mutating func type(_ line: String, by person: MendPerson, in place: String?, _ e: Evening) async {
    guard tried.insert("\(person.account) \(place ?? "") \(line)").inserted else { return }
    let answers = await said(line, by: person, in: place, e)
    let scene = "\(person.account) in \(place ?? "private"): \(line)"
    if answers.isEmpty, person.isKnown { faults.append("\(scene) → silence") }
    for answer in answers {
      let kind = refusals.code(of: answer)
      if kind?.hasPrefix("refusal.store") == true { faults.append("\(scene) → \(answer)") }
      guard tried.insert("\(person.account) \(place ?? "") → \(answer)").inserted else { continue }
      for mend in quotes.all(in: answer) where !isMention(mend, in: answer, of: line) {
        mends += 1
        if let fault = check(mend, person, place, e) {
          faults.append("\(fault): \(scene) → \(answer)")
        } else if isToBeTyped(mend, kind, of: line),
          tried.insert("\(person.account) \(place ?? "") \(mend.text)").inserted
        {
          let then = await said(mend.text, by: person, in: place, e)
          if then.isEmpty, person.isKnown { faults.append("silence for \(mend.text): \(scene) → \(answer)") }
          for next in then {
            let wall = walls.code(of: next) ?? (kind.map { refusals.code(of: next) == $0 } == true ? kind : nil)
            if wall != nil { faults.append("\(mend.text) fails (\(next)): \(scene) → \(answer)") }
          }
        }
      }
    }
  }

  /// The answers to a line: not what others are told of it.
  private mutating func said(_ line: String, by person: MendPerson, in place: String?, _ e: Evening) async -> [String] {
    typed += 1
    e.clock.advance(by: 2 * .second)
    e.network.push(
      line, by: person.isIdentified ? person.account : nil, nick: person.account, in: place)
    return await e.hear().map(\.line).filter { line in
      if case .announcement = line.delivery { return false }
      return true
    }.map(\.text)
  }

  /// What was typed is no mend: a refusal that begins with the command speaks of it, and one of a name that is none, or not
  /// whole, gives it back.
  private func isMention(_ mend: QuotedCommand, in answer: String, of line: String) -> Bool {
    let given = line.dropFirst().prefix { $0 != " " }
    if code(of: mend.name) == nil { return line.contains(mend.text.dropFirst()) }
    return mend.isFirst && (mend.name == given || code(of: mend.name) == meant(line))
  }

  /// The command that a line is understood as, abbreviated or not.
  private func meant(_ line: String) -> String? {
    let context = ParseContext(language: language, now: Evening.start, clock: LocalClock(.gmt))
    do {
      return try book.command(line.dropFirst(), context).0.code
    } catch {
      return error.command
    }
  }

  /// Names alone, to choose from, and the forms of a help are not to be typed as they stand.
  private func isToBeTyped(_ mend: QuotedCommand, _ kind: String?, of line: String) -> Bool {
    let isChoice = ["fault.unknown_command", "fault.ambiguous", "fault.full_name"].contains(kind)
    return mend.isComplete && !isChoice && kind != "refusal.nothing_to_correct" && meant(line) != "help"
  }

  private func code(of name: some StringProtocol) -> String? { book.names[book.folded(String(name))] }

  /// What is wrong with a mend before it is typed.
  private func check(_ mend: QuotedCommand, _ person: MendPerson, _ place: String?, _ e: Evening) -> String? {
    guard let code = code(of: mend.name) else { return "no command \(mend.text)" }
    let names = Set((book.commands[code]?.names[language] ?? []).map { book.folded($0) })
    guard names.contains(book.folded(mend.name)) else { return "\(mend.text) is of another language" }
    let member = try? e.read { try $0.member(account: "visov/\(person.account)") }
    let venue = place.flatMap { e.settings.channels[ChannelKey("visov", $0)] } ?? .direct
    let asker = Asker(
      member: member ?? nil, account: person.isIdentified ? person.account : nil, venue: venue, at: e.clock.now)
    // Whoever calls for help is heard.
    if code == CommandName.distress.rawValue { return nil }
    do {
      try book.rights(of: code).admit(asker, to: CommandName(rawValue: code))
      return nil
    } catch {
      return "may not \(mend.text)"
    }
  }
}
