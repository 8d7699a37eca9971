import CommandBook
import CrisisCore
import CrisisStore

/// What is asked back, and what becomes of it on `!oui` or `!non`.
extension OrderHandler {
  mutating func ask(_ command: Activate) throws -> Done {
    nature = command.nature
    switch try ActivationRules.ask(command, by: asker, in: activation()) {
    case .back(let question): return try ask(before: .activate(command), question)
    case .passed(let decision): return try store(decision)
    }
  }

  /// Asks back what is weighty; done on `!oui`.
  ///
  /// - Parameter statement: what is asked, with the number to answer by where several things are.
  func ask(before pending: PendingCommand, _ statement: (Int?) -> Statement) throws -> Done {
    let number = try transaction.ask(
      Question(
        account: submission.person, member: asker.member?.number, network: submission.network,
        place: submission.place, command: try pending.json, askedAt: now, expiresAt: now + PendingCommand.lifetime))
    let waiting = try questions().count
    return Done(answer: statement(waiting > 1 ? number : nil))
  }

  private func activation() throws -> ActivationRules.Situation {
    let taken = Set(try transaction.crisisCodes(startingWith: ""))
    let settings = processor.settings
    let first = now + settings.digest.firstWithin
    var situation = ActivationRules.Situation(
      authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, settings.zone), isTaken: { taken.contains($0) })
    situation.volunteersRooms = settings.channels(for: .volunteers).map(\.channel)
    situation.exampleShift = processor.exampleShift
    let withoutRoom = try processor.managersWithoutRoom(of: situation.authorities.map(\.code), in: transaction)
      .mapValues { $0.map(\.name) }
    situation.withoutRoom = withoutRoom
    situation.firstDigest = { withoutRoom[$0]?.isEmpty == true ? nil : first }
    situation.onCall = settings.onCall?.names ?? []
    situation.telephone = settings.onCall?.telephone
    return situation
  }

  private func questions() throws -> [Question.Row] {
    try transaction.openQuestions(account: submission.person, place: submission.place, now: now)
  }

  private func question(_ number: Int?) throws -> Question.Row {
    let open = try questions()
    if let number {
      guard let question = open.first(where: { $0.number == number }) else {
        throw Refusal.because(Texts.refusals.noSuchQuestion(number))
      }
      return question
    }
    guard let question = open.first else { throw Refusal.because(Texts.refusals.nothingAsked()) }
    guard open.count == 1 else { throw Refusal.because(Texts.refusals.severalAsked(open.map(\.number))) }
    return question
  }

  mutating func confirm(_ number: Int?) throws -> Done {
    let pending = try take(question(number))
    // The rights of now, not those of when it was asked.
    try processor.rights(of: pending.name).admit(asker, to: pending.name)
    switch pending {
    case .activate(let command): return try activate(command)
    case .deactivate(let command, let code): return try close(command, code)
    case .swap(let exchange): return try swap(exchange)
    case .rescue(let references): return try tellRescue(true, references)
    case .erase(let order, let code): return try order.erase(in: code, by: self)
    case .role(let order): return try change(order, isSure: true)
    }
  }

  private mutating func activate(_ command: Activate) throws -> Done {
    nature = command.nature
    return try store(ActivationRules.activate(command, by: asker, in: activation()))
  }

  mutating func renounce(_ number: Int?) throws -> Done {
    switch try take(question(number)) {
    case .activate(let command): return Done(answer: Texts.crises.activationDeclined(nature: command.nature))
    case .swap(let exchange): return try declineSwap(exchange)
    case .deactivate(_, let code):
      nature = try transaction.crisis(code)?.nature ?? .real
      return Done(answer: Texts.crises.closingDeclined(code, nature: nature))
    case .rescue(let references): return try tellRescue(false, references)
    case .erase(let order, let code): return order.kept(in: code)
    case .role: return Done(answer: Texts.members.enrolDeclined())
    }
  }

  private mutating func take(_ row: Question.Row) throws -> PendingCommand {
    answered = row.id
    guard try transaction.take(question: row.id) else { throw Refusal.because(Texts.refusals.nothingAsked()) }
    return try PendingCommand(json: row.question.command)
  }
}
