import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// What comes of a command that only reads.
enum ReadAnswer {
  case told([OutgoingLine])
  case refused(OutgoingLine)
}

/// The commands that only read, answered after the commit on a read-only connection.
struct QueryHandler {
  let processor: LineProcessor
  let reader: StoreReader
  let state: DeskState
  /// Of the crisis that the command is about, as soon as it is known: its refusal says so too.
  private(set) var nature = CrisisNature.real

  init(processor: LineProcessor, reader: StoreReader, state: DeskState) {
    self.processor = processor
    self.reader = reader
    self.state = state
  }

  /// More crises than this are listed in private.
  static let mostInARoom = 3
  /// How many crises that are over `!crises` names, and among how many it looks for those.
  static let mostEnded = 3
  static let mostLookedThrough = 100
  /// The lines of a list, the one that says how many more there are included.
  static let mostListed = 8
  /// A longer answer goes in private, in bytes of UTF-8.
  static let longestInARoom = 400

  /// - Throws: the store's error.
  mutating func answer(_ reading: Reading) throws -> ReadAnswer {
    do {
      return .told(try tell(reading))
    } catch let refusal as Refusal {
      var statement = processor.statement(of: refusal)
      statement.nature = nature
      return .refused(processor.privateAnswer(processor.render(statement, reading.language), to: reading.line))
    }
  }

  private mutating func tell(_ reading: Reading) throws -> [OutgoingLine] {
    let line = reading.line
    switch reading.request.command {
    case .show(let number):
      return said([try card(number, reading)], to: line, reading.language)
    case .question(let command):
      guard case .show(let number) = command else { return [] }
      return said([try card(ofQuestion: number, reading)], to: line, reading.language)
    case .list(let command):
      return said(try list(command, reading), to: line, reading.language)
    case .status:
      return said(try status(reading), to: line, reading.language)
    case .crises:
      return said(try crises(reading), to: line, reading.language)
    case .ping:
      let statement = Statement("ping.pong", ["queue": .number(state.waiting)])
      return said([statement], to: line, reading.language)
    case .help(let topic):
      let lines = processor.book.help(topic, in: reading.language) { name in
        (try? processor.rights(of: name).admit(reading.asker, to: name)) != nil
      }
      return lines.map { text in
        OutgoingLine(
          delivery: .untracked, destination: line.inPrivate, text: text, form: .notice,
          expires: processor.now + Answers.lifetime)
      }
    case .digest(let command):
      return try digest(command, reading)
    case .watch(let command):
      return said(try watch(command, reading), to: line, reading.language)
    case .relay(let command):
      return said(try relay(command, reading), to: line, reading.language)
    case .record(.log(let count)): return try log(count, reading)
    case .people(.who): return said(try who(reading), to: line, reading.language)
    case .mission(.show): return inPrivate(try mission(reading), reading)
    case .health: return try health(reading)
    case .people(.mute):
      let muted = try reading.asker.member.map { try reader.mutedTopics(ofMember: $0.number) } ?? []
      return inPrivate([MuteRules.list(muted)], reading)
    case .people(.role(let change)): return inPrivate(try roles(change, reading), reading)
    case .activate, .deactivate, .report, .correct, .verify, .yes, .no, .undo, .language, .record(.note), .claim,
      .distress, .settle, .mission:
      return []
    }
  }

  // MARK: - Commands

  private mutating func card(_ number: Int, _ reading: Reading) throws -> Statement {
    let crisis = try crisis(reading)
    guard let report = try reader.report(crisis: crisis.code, number: number) else {
      throw Refusal.noSuchReport(number: number, crisis: crisis.code, last: crisis.lastReport)
    }
    let reporter = try reader.member(number: report.reportedBy)?.name
    var card = report.cardStatement(reporter: reporter, nature: crisis.nature)
    if let claim = try reader.claim(crisis: crisis.code, report: number) {
      card.values["claimed_by"] = try reader.member(number: claim.by).map { .text($0.name) } ?? .flag(false)
      card.values["claimed_until"] = .time(claim.until)
    }
    return card
  }

  private mutating func list(_ command: ListReports, _ reading: Reading) throws -> [Statement] {
    let crisis = try crisis(reading)
    let finding = processor.places.finding(command.place, in: crisis.departements)
    if case .unknown(let given, let suggestions) = finding {
      return [
        Statement(
          "list.unknown_place",
          [
            "given": .text(given), "departements": .list(crisis.departements.map { .text($0.code) }),
            "suggestions": suggestions.isEmpty ? .flag(false) : .choice(suggestions.map { .text($0) }),
          ], nature: crisis.nature)
      ]
    }
    let selection = ReportSelection(
      crisis: crisis.code, statuses: command.filter?.statuses,
      reporter: command.filter == .mine ? reading.asker.member?.number : nil,
      urgency: command.filter == .urgent ? .urgent : nil, place: command.place == nil ? nil : finding.place,
      inDistress: command.filter == .distress)
    let count = try reader.countReports(selection)
    guard count > 0 else {
      return [
        Statement(
          "list.none",
          [
            "crisis": .text(crisis.code), "new": .flag(command.filter == .new), "mine": .flag(command.filter == .mine),
            "urgent": .flag(command.filter == .urgent), "distress": .flag(command.filter == .distress),
            "place": finding.place.shown.map { .text($0) } ?? .flag(false),
          ], nature: crisis.nature)
      ]
    }
    let shown = count > Self.mostListed ? Self.mostListed - 1 : count
    var statements = try reader.reports(selection, limit: shown).map { $0.listStatement(nature: crisis.nature) }
    if shown < count {
      let more: [String: Value] = ["count": .number(count - shown), "crisis": .text(crisis.code)]
      statements.append(Statement("list.more", more, nature: crisis.nature))
    }
    return statements
  }

  private mutating func status(_ reading: Reading) throws -> [Statement] {
    let crises: [Crisis]
    if reading.request.crisis != nil {
      crises = [try crisis(reading)]
    } else {
      crises = try reader.openCrises().filter { reading.asker.sees($0) }
    }
    guard !crises.isEmpty else { return [Statement("status.none")] }
    // Who is in danger comes first, whatever else there is to say.
    let open = try crises.map { (crisis: $0, matters: try reader.openMatters(crisis: $0.code)) }
    let distresses = open.flatMap { crisis, matters in
      matters.distresses.map { $0.statusStatement(nature: crisis.nature) }
    }
    return try distresses
      + open.map { crisis, matters in
        crisis.statusStatement(
          try reader.figures(crisis: crisis.code), requester: try reader.authority(crisis.requester),
          watch: try processor.watchSummary(of: crisis, in: reader), open: matters)
      }
  }

  private func crises(_ reading: Reading) throws -> [Statement] {
    let ended = try reader.endedCrises(limit: Self.mostLookedThrough).filter { reading.asker.sees($0) }
    let crises = try reader.openCrises().filter { reading.asker.sees($0) } + ended.prefix(Self.mostEnded)
    guard !crises.isEmpty else { return [Statement("crises.none")] }
    return try crises.map {
      $0.listStatement(try reader.figures(crisis: $0.code), requester: try reader.authority($0.requester))
    }
  }

  mutating func crisis(_ reading: Reading) throws -> Crisis {
    let given = reading.request.crisis
    let crisis = try CrisisScope.choose(
      given: given, named: given.flatMap { try reader.crisis($0) }, open: reader.openCrises(), asker: reading.asker)
    nature = crisis.nature
    return crisis
  }

  /// The crisis is known by another way than ``crisis(_:)``.
  mutating func note(_ nature: CrisisNature) { self.nature = nature }

  // MARK: - Where it goes

  func inPrivate(_ statements: [Statement], _ reading: Reading) -> [OutgoingLine] {
    statements.map { statement in
      OutgoingLine(
        delivery: .untracked, destination: reading.line.inPrivate, text: processor.render(statement, reading.language),
        form: .notice, expires: processor.now + Answers.lifetime)
    }
  }

  func said(_ statements: [Statement], to line: Line, _ language: Language) -> [OutgoingLine] {
    let texts = statements.map { processor.render($0, language) }
    let isShort = texts.count <= Self.mostInARoom && texts.allSatisfy { $0.utf8.count <= Self.longestInARoom }
    let inRoom = isShort && line.channelName != nil
    return texts.map { text in
      OutgoingLine(
        delivery: .untracked, destination: inRoom ? line.room : line.inPrivate, text: text,
        form: inRoom ? .message : .notice, expires: processor.now + Answers.lifetime,
        otherwise: inRoom ? line.inPrivate : nil)
    }
  }
}
