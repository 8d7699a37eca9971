import ChatModel
import CrisisCore
import CrisisStore
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Types a line, and what its answer tells to type; then all is as it was before.
struct MendTypist {
  private let book: Book
  private let language: Language
  private let evening: Evening
  private let start: Snapshot
  private let processor: LineProcessor
  private let askers: [MendTurn: Asker]
  private let quotes: QuotedCommands
  private let refusals: AnswerKinds
  /// The walls: whoever meets one has done nothing.
  private let walls: AnswerKinds
  /// What fits another kind of record than the command's, which is told to anybody.
  private let otherRecords: AnswerKinds
  /// Those that whoever may not use a command meets.
  private let rights: AnswerKinds
  private let watch: LeakWatch
  private(set) var faults: [String] = []
  private(set) var typed = 0
  private(set) var mends = 0
  private var written = 0
  private var tried: Set<String> = []

  init(_ book: Book, _ language: Language, _ evening: Evening) async throws {
    self.book = book
    self.language = language
    self.evening = evening
    start = try evening.snapshot()
    processor = await evening.desk.processor()
    quotes = QuotedCommands(book, language)
    refusals = AnswerKinds(book, language, of: ["refusal.", "watch_refusal.", "fault."])
    let shut = ["refusal.not_allowed", "refusal.wrong_place", "refusal.unidentified", "refusal.not_a_member"]
    walls = AnswerKinds(book, language, of: ["fault."] + shut)
    rights = AnswerKinds(book, language, of: shut)
    otherRecords = AnswerKinds(book, language, of: ["fault.wrong_record"])
    watch = MendScene.watch()
    var askers: [MendTurn: Asker] = [:]
    for turn in MendTurn.all { askers[turn] = Self.asker(turn, evening) }
    self.askers = askers
  }

  private static func asker(_ turn: MendTurn, _ e: Evening) -> Asker {
    Asker(
      member: e.member(turn.person.account), account: turn.person.isIdentified ? turn.person.account : nil,
      venue: turn.place.flatMap { e.settings.channels[ChannelKey("visov", $0)] } ?? .direct, at: e.clock.now)
  }

  /// Before anybody types.
  func isOpen(_ command: String, to turn: MendTurn) -> Bool {
    askers[turn].map { processor.isOpen(CommandName(rawValue: command), to: $0) } ?? false
  }

  // MARK: - Lines

  mutating func type(_ line: String, _ turn: MendTurn) async throws {
    var scene = Scene(line: line, turn: turn, watch: watch)
    try await type(in: &scene)
    faults += scene.watch.leaks.map { "LEAK \($0)" }
    try await goBack()
  }

  /// Now and then it is looked whether the records are sound.
  private mutating func goBack() async throws {
    written += 1
    if written % 40 == 0 { try evening.checkRecords() }
    try await evening.goBack(to: start)
  }

  private struct Scene: CustomStringConvertible {
    var line: String
    var turn: MendTurn
    var watch: LeakWatch

    var description: String { "\(turn.person.account) in \(turn.place ?? "private"): \(line.prefix(120))" }
    var who: String { "\(turn.person.account) \(turn.place ?? "")" }
  }

  private mutating func type(in scene: inout Scene) async throws {
    let answers = await said(scene.line, &scene)
    if answers.isEmpty, scene.turn.person.isKnown { faults.append("\(scene) → silence") }
    checkRights(answers, scene)
    for answer in answers {
      let kind = refusals.code(of: answer)
      if let fault = check(answer, kind, scene) { faults.append("\(fault): \(scene) → \(answer)") }
      // Whoever asks how a command is used reads it, whether it is theirs to use or not.
      if kind == nil, meant(scene.line) == "help" { continue }
      guard tried.insert("\(scene.who) → \(answer)").inserted else { continue }
      for mend in quotes.all(in: answer) where !isMention(mend, in: answer, of: scene.line) {
        mends += 1
        if let fault = check(mend, scene) {
          faults.append("\(fault): \(scene) → \(answer)")
        } else if isToBeTyped(mend, kind, of: scene.line), tried.insert("\(scene.who) \(key(mend, scene))").inserted {
          let then = await said(mend.text, &scene)
          if then.isEmpty, scene.turn.person.isKnown {
            faults.append("silence for \(mend.text): \(scene) → \(answer)")
          }
          for next in then {
            let wall = walls.code(of: next) ?? (kind.map { refusals.code(of: next) == $0 } == true ? kind : nil)
            if wall != nil { faults.append("\(mend.text) fails (\(next)): \(scene) → \(answer)") }
          }
        }
      }
    }
  }

  /// What answers or takes back the last thing is another thing each time.
  private func key(_ mend: QuotedCommand, _ scene: Scene) -> String {
    let isAboutLast = ["yes", "no", "undo"].contains(code(of: mend.name))
    return isAboutLast ? "\(mend.text) \(meant(scene.line) ?? "")" : mend.text
  }

  /// The answers to a line: not what others are told of it.
  private mutating func said(_ line: String, _ scene: inout Scene) async -> [String] {
    typed += 1
    evening.clock.advance(by: 2 * .second)
    let person = scene.turn.person
    let isYes = meant(line) == "yes"
    // Who joins a crisis, or is made to, may hear of it from then on; so may an administrator who erases something of it.
    if line.contains("PREF63") || person.account == "pref" && isYes { scene.watch.tell(MendScene.storm, to: ["pref"]) }
    if line.contains("SDIS42") { scene.watch.tell(MendScene.storm, to: [gest42, "loire", "lieutenant"]) }
    if person.account == "adm", isYes, meant(scene.line) == "erase" {
      for secret in [MendScene.storm, MendScene.fire] { scene.watch.tell(secret, to: ["adm"]) }
    }
    evening.network.push(
      line, by: person.isIdentified ? person.account : nil, nick: person.account, in: scene.turn.place)
    let heard = await evening.hear()
    scene.watch.look(heard, after: (person.account, scene.turn.place, line))
    return heard.filter { said in
      if case .announcement = said.line.delivery { return false }
      return true
    }.map(\.line.text)
  }

  /// Whether those to whom a command is open may do it, and nobody else.
  private mutating func checkRights(_ answers: [String], _ scene: Scene) {
    guard let command = meant(scene.line), let first = answers.first, !isOfTwoMinds(command, scene.turn.person) else {
      return
    }
    // So is what may have been meant; how to use a command is not.
    if otherRecords.code(of: first) != nil || refusals.code(of: first) == "fault.unknown_command" { return }
    let isShut = rights.code(of: first) != nil
    if isShut == isOpen(command, to: scene.turn) {
      faults.append("\(isShut ? "shut though open" : "open though shut"): \(scene) → \(first)")
    }
  }

  /// A call for help is passed on whoever calls; who is nobody of the team may do a thing with a code, or say yes to
  /// nothing; how often a digest comes is not for all who read one, nor a name to erase for all who erase.
  private func isOfTwoMinds(_ command: String, _ person: MendPerson) -> Bool {
    ["distress", "digest", "erase"].contains(command) || !person.isKnown && ["pair", "yes", "no"].contains(command)
  }

  /// What is wrong with an answer.
  private func check(_ answer: String, _ kind: String?, _ scene: Scene) -> String? {
    if kind?.hasPrefix("refusal.store") == true { return "failed" }
    if kind == "refusal.unidentified", scene.turn.person.isIdentified { return "somebody else's refusal" }
    if kind != nil, answer.utf8.count > Book.longestAnswer { return "\(answer.utf8.count) bytes" }
    if answer.contains("{{") || answer.contains("[]") { return "not rendered" }
    if let kind, !answer.contains("!"), !Self.endings.contains(kind) { return "no mend in \(kind)" }
    return nil
  }

  /// Refusals whose mend is no command.
  private static let endings: Set = [
    "refusal.not_a_member", "refusal.unidentified", "refusal.wrong_place", "refusal.no_crisis", "refusal.nothing_asked",
    "refusal.no_such_question", "refusal.nothing_to_undo", "refusal.text_too_long", "refusal.pair_alone",
    "refusal.pair_wrong", "refusal.pair_public", "refusal.picture_none",
  ]

  // MARK: - Help

  /// The help names what is open to this person there, and nothing else, in six lines that one message each holds.
  mutating func readHelp(_ turn: MendTurn) async throws {
    guard turn.person.isIdentified else { return }
    var scene = Scene(line: language == .french ? "!aide" : "!help", turn: turn, watch: watch)
    let lines = await said(scene.line, &scene)
    // The last line explains the help itself.
    let named = Set(
      lines.dropLast().joined(separator: "\n").matches(of: #/!([\p{L}\d-]+)/#).compactMap { code(of: $0.1) })
    let open = Set(book.commandCodes.filter { $0 != "help" && isOpen($0, to: turn) })
    if named != open {
      faults.append("\(scene): lacks \(open.subtracting(named).sorted()), has \(named.subtracting(open).sorted())")
    }
    if !(1...Book.overviewLines).contains(lines.count) { faults.append("\(scene): \(lines.count) lines") }
    for line in lines where line.utf8.count > Book.longestAnswer {
      faults.append("\(scene): \(line.utf8.count) bytes: \(line)")
    }
    if lines.last?.contains(scene.line) != true { faults.append("\(scene): no way on: \(lines)") }
    try await evening.goBack(to: start)
  }

  // MARK: - Mends

  /// What was typed is no mend: a refusal that begins with the command speaks of it, and one of a name that is none, or not
  /// whole, gives it back.
  private func isMention(_ mend: QuotedCommand, in answer: String, of line: String) -> Bool {
    let given = line.dropFirst().prefix { $0 != " " }
    if code(of: mend.name) == nil { return line.contains(mend.name) }
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
    return mend.isComplete && !isChoice && kind != "refusal.nothing_to_correct"
  }

  private func code(of name: some StringProtocol) -> String? { book.names[book.folded(String(name))] }

  /// What is wrong with a mend before it is typed.
  private func check(_ mend: QuotedCommand, _ scene: Scene) -> String? {
    guard let code = code(of: mend.name) else { return "no command \(mend.text)" }
    let names = Set((book.commands[code]?.names[language] ?? []).map { book.folded($0) })
    guard names.contains(book.folded(mend.name)) else { return "\(mend.text) is of another language" }
    // Whoever calls for help is heard.
    if code == CommandName.distress.rawValue { return nil }
    let asker = Self.asker(scene.turn, evening)
    return processor.isOpen(CommandName(rawValue: code), to: asker) ? nil : "may not \(mend.text)"
  }
}
