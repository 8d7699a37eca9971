import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// The commands that write: loads the few records that decide, lets the rules decide, stores the events.
/// Runs inside a savepoint, which a refusal rolls back.
struct OrderHandler {
  let processor: LineProcessor
  let line: Line
  let asker: Asker
  let transaction: StoreTransaction
  /// Of the crisis that the command is about, as soon as it is known: its refusal says so too.
  var nature = CrisisNature.real
  /// The question that the command answers. It has had its answer even where the rules refuse what was asked about.
  private(set) var answered: Int64?

  init(processor: LineProcessor, line: Line, asker: Asker, transaction: StoreTransaction) {
    self.processor = processor
    self.line = line
    self.asker = asker
    self.transaction = transaction
  }

  struct Done {
    var answer: Statement
    /// The journal's row of the first event.
    var sequence: Int64?
    /// Whether the answer concerns this person alone.
    var isPrivate = false
    /// Where it is not the person's as it was when the line was said.
    var language: Language?
    /// Whether others are told something through the outbox.
    var announces = false
  }

  var now: Milliseconds { processor.now }

  mutating func carryOut(_ request: Request) throws -> Done {
    switch request.command {
    case .activate(let command): try ask(command)
    case .deactivate(let command): try askToClose(command, request.crisis)
    case .yes(let number): try confirm(number)
    case .no(let number, _): try renounce(number)
    case .report(let command): try file(command, request.crisis)
    case .correct(let command): try correct(command, request.crisis)
    case .verify(let command): try verify(command, request.crisis)
    case .undo: try undo()
    case .language(let language): try choose(language)
    case .digest(let command): try digest(command, request.crisis)
    // What waits for a manager is a distress; for who keeps the watch, the hand-over.
    case .watch(.receive) where asker.member?.manages.isEmpty == false: try distress(.receive(nil), request.crisis)
    case .watch(let command): try watch(command, request.crisis)
    case .relay(let command): try relay(command, request.crisis)
    case .distress(let command): try distress(command, request.crisis)
    case .record(let command): try record(command, request.crisis)
    case .people(let command): try people(command)
    case .claim(let command): try claim(command, request.crisis)
    case .settle(let command): try settle(command, request.crisis)
    case .question(let command): try question(command, request.crisis)
    case .mission(let command): try mission(command, request.crisis)
    case .show, .list, .status, .crises, .help, .ping, .health: throw Refusal.nothingAsked
    }
  }

  // MARK: - Activation

  private mutating func ask(_ command: Activate) throws -> Done {
    nature = command.nature
    switch try ActivationRules.ask(command, by: asker, in: activation()) {
    case .back(let statement): return try ask(statement, before: .activating(command))
    case .passed(let decision): return try storePassed(decision)
    }
  }

  /// Asks back what is weighty; done on `!oui`.
  func ask(_ statement: Statement, before pending: PendingCommand) throws -> Done {
    var statement = statement
    let number = try transaction.ask(
      Question(
        account: line.person, member: asker.member?.number, network: line.message.network,
        place: line.message.place, command: try pending.json, askedAt: now,
        expiresAt: now + PendingCommand.lifetime))
    let waiting = try questions().count
    statement.values["question"] = waiting > 1 ? .number(number) : .flag(false)
    return Done(answer: statement)
  }

  /// The request went to the coordination: who asked is told, and whom to telephone.
  private func storePassed(_ decision: Decision) throws -> Done {
    var done = try store(decision)
    done.answer = processor.withOnCall(done.answer)
    return done
  }

  private func activation() throws -> ActivationRules.Situation {
    let taken = Set(try transaction.crisisCodes(startingWith: ""))
    return ActivationRules.Situation(
      authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, processor.settings.zone), isTaken: { taken.contains($0) })
  }

  private func questions() throws -> [Question.Row] {
    try transaction.openQuestions(account: line.person, place: line.message.place, now: now)
  }

  private func question(_ number: Int?) throws -> Question.Row {
    let open = try questions()
    if let number {
      guard let question = open.first(where: { $0.number == number }) else { throw Refusal.noSuchQuestion(number) }
      return question
    }
    guard let question = open.first else { throw Refusal.nothingAsked }
    guard open.count == 1 else { throw Refusal.severalAsked(open.map(\.number)) }
    return question
  }

  private mutating func confirm(_ number: Int?) throws -> Done {
    let pending = try take(question(number))
    // The rights of now, not those of when it was asked.
    try processor.rights(of: pending.name).admit(asker, to: pending.name)
    switch pending {
    case .activate(let command):
      nature = command.nature
      var decision = try ActivationRules.activate(command, by: asker, in: activation())
      if decision.events.isEmpty { return try storePassed(decision) }
      let rooms = processor.settings.channels(for: .volunteers).map(\.channel)
      decision.answer.values["volunteers_channels"] = rooms.isEmpty ? .flag(false) : .list(rooms.map { .text($0) })
      decision.answer.values["first_digest"] = firstDigest(of: decision)
      for index in decision.announcements.indices where decision.announcements[index].audience == .volunteers {
        decision.announcements[index].statement.values["slot"] = .text(processor.exampleShift)
      }
      return try store(decision)
    case .deactivate(let command, let code): return try close(command, code)
    case .swap(let exchange): return try swap(exchange)
    case .rescue(let references): return try tellRescue(true, references)
    }
  }

  private mutating func renounce(_ number: Int?) throws -> Done {
    switch try take(question(number)) {
    case .activate(let command): return Done(answer: Statement("activate.declined", nature: command.nature))
    case .swap(let exchange): return try declineSwap(exchange)
    case .deactivate(_, let code):
      nature = try transaction.crisis(code)?.nature ?? .real
      return Done(answer: Statement("deactivate.declined", ["crisis": .text(code)], nature: nature))
    case .rescue(let references): return try tellRescue(false, references)
    }
  }

  private mutating func take(_ row: Question.Row) throws -> PendingCommand {
    answered = row.id
    guard try transaction.take(question: row.id) else { throw Refusal.nothingAsked }
    return try PendingCommand(json: row.question.command)
  }

  // MARK: - The rest

  mutating func crisis(_ given: String?) throws -> Crisis {
    let crisis = try CrisisScope.choose(
      given: given, named: given.flatMap { try transaction.crisis($0) }, open: transaction.openCrises(),
      asker: asker)
    nature = crisis.nature
    return crisis
  }

  private func choose(_ language: Language) throws -> Done {
    guard let member = asker.member else { throw Refusal.notAMember(account: asker.account ?? "") }
    var done = Done(
      answer: Statement("language.done", ["language": .language(language)]), isPrivate: true, language: language)
    if member.language != language {
      done.sequence = try append(LanguageChosen(member: member.number, language: language))
    }
    return done
  }

  // MARK: - Storing

  func store(_ decision: Decision) throws -> Done {
    transaction.willNotBeRefused()
    var first: Int64?
    for event in decision.events {
      let sequence = try append(event)
      first = first ?? sequence
    }
    for announcement in decision.announcements {
      try processor.enqueue(announcement, from: line, cause: first, in: transaction)
    }
    return Done(answer: decision.answer, sequence: first, announces: !decision.announcements.isEmpty)
  }

  func append(_ event: any Event) throws -> Int64 {
    try transaction.append(
      event, by: asker.member.map { .member($0.number) } ?? .configuration, at: now,
      origin: Origin(
        network: line.message.network, channel: line.channelName, messageID: line.message.id))
  }
}
