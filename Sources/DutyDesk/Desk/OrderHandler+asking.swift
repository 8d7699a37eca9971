import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// What is asked back, and what becomes of it on `!oui` or `!non`.
extension OrderHandler {
  mutating func ask(_ command: Activate) throws -> Done {
    nature = command.nature
    switch try ActivationRules.ask(command, by: asker, in: activation()) {
    case .back(let question): return try ask(before: .activate(command), question)
    case .join(let code, let question): return try ask(before: .join(command, crisis: code), question)
    }
  }

  /// Asks back what is weighty; done on `!oui`.
  ///
  /// - Parameter statement: what is asked, with the number to answer by where several things are.
  func ask(before pending: PendingCommand, _ statement: (Int?) -> Statement) throws -> Done {
    let asked = try put(pending)
    return Done(answer: statement(try questions().count > 1 ? asked.number : nil), asks: asked.id)
  }

  /// Asks somebody else in private, on each of their networks; done on that person's `!oui`.
  ///
  /// - Parameter statement: what they are asked, with the number to answer by.
  func ask(
    _ person: Member, before pending: PendingCommand, about crisis: Crisis, answer: Statement,
    _ statement: (Int) -> Statement
  ) throws -> Done {
    var first: (id: Int64, number: Int)?
    for account in try transaction.accounts(ofMember: person.number) {
      guard let network = AccountName.parts(account)?.network else { continue }
      let asked = try transaction.ask(
        Question(
          account: account, member: person.number, asker: asker.member?.number, network: network, place: .direct,
          command: try pending.json, askedAt: now, expiresAt: now + PendingCommand.lifetime))
      first = first ?? asked
    }
    var announcement = Announcement(
      to: .member(person.number), about: crisis.code, statement(first?.number ?? 1), lifetime: PendingCommand.lifetime)
    announcement.asks = first?.id
    try processor.enqueue(announcement, from: submission, cause: nil, in: transaction)
    return Done(answer: answer, announces: true)
  }

  /// Asks whether the emergency services were told, under the number of the distress: what is asked next changes nothing
  /// to how it is answered.
  func askOfRescue(_ references: [DistressReference], _ statement: (Statement) -> Statement) throws -> Done {
    for old in try questions() where try PendingCommand(json: old.question.command) == .rescue(references) {
      _ = try transaction.take(question: old.id)
    }
    let asked = try put(.rescue(references))
    let open = try questions()
    guard let row = open.first(where: { $0.id == asked.id }) else { return Done(answer: Done.nothing.answer) }
    return Done(answer: statement(try name(of: row, among: open)), asks: asked.id)
  }

  private func put(_ pending: PendingCommand) throws -> (id: Int64, number: Int) {
    try transaction.ask(
      Question(
        account: submission.person, member: asker.member?.number, network: submission.home,
        place: submission.place, command: try pending.json, askedAt: now, expiresAt: now + PendingCommand.lifetime))
  }

  /// What is typed behind `!oui` or `!non` to answer that question and no other.
  private func name(of row: Question.Row, among open: [Question.Row]) throws -> Statement {
    guard case .rescue(let references) = try PendingCommand(json: row.question.command), let first = references.first
    else { return Texts.refusals.question(row.number) }
    let others = try open.filter {
      try $0.id != row.id && PendingCommand(json: $0.question.command).isAbout(first.number, in: nil)
    }
    return Texts.distress.asked(others.isEmpty ? nil : first.crisis, first.number)
  }

  func activation() throws -> ActivationRules.Situation {
    let taken = Set(try transaction.crisisCodes(startingWith: ""))
    let settings = processor.settings
    let first = now + settings.digest.firstWithin
    var situation = ActivationRules.Situation(
      authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, settings.zone), isTaken: { taken.contains($0) })
    situation.call = try call()
    let withoutRoom = try processor.managersWithoutRoom(of: situation.authorities.map(\.code), in: transaction)
      .mapValues { $0.map(\.name) }
    situation.withoutRoom = withoutRoom
    situation.firstDigest = { withoutRoom[$0]?.isEmpty == true ? nil : first }
    for crisis in situation.open {
      situation.underWay[crisis.code] = ActivationRules.UnderWay(
        distresses: try transaction.openMatters(crisis: crisis.code, at: now).distressNumbers,
        nextDigest: try processor.nextDigest(of: crisis, in: transaction))
    }
    return situation
  }

  /// A coordinator is called in a room of their own.
  private func call() throws -> ActivationRules.Call {
    let settings = processor.settings
    let since = now - TeamList.recently
    let met = processor.met.seen(since: since)
    let seen = try transaction.membersHeard(since: since)
      .union(transaction.accounts().filter { met.contains($0.account) }.map(\.member))
    let busy = try Set(
      transaction.openCrises().flatMap { try processor.rota(of: $0, in: transaction)?.watch(at: now).people ?? [] })
    let volunteers = try transaction.members().filter { $0.has(.volunteer) }
    let team = volunteers.filter { !busy.contains($0.number) }
    let free = try processor.free(in: transaction).filter { $0.value.isFree(at: now) }
    var call = ActivationRules.Call()
    call.hasRooms = !settings.channels(for: .volunteers).isEmpty
    call.volunteers = volunteers.count { !$0.has(.coordinator) }
    call.available = team.filter { free[$0.number] != nil }
    call.present = team.filter { seen.contains($0.number) && !$0.has(.coordinator) && free[$0.number] == nil }
    call.needed = settings.watch.isFromOpening ? settings.watch.usual : nil
    call.exampleShift = processor.exampleShift
    return call
  }

  private func questions() throws -> [Question.Row] {
    try transaction.openQuestions(account: submission.person, place: submission.place, now: now)
  }

  /// What is answered by that number. A plain one is the question's that is asked under it; else that of a distress.
  private mutating func pending(_ given: QuestionNumber?) throws -> PendingCommand {
    let open = try questions()
    guard let given else {
      guard open.count <= 1 else { throw try several(open) }
      guard let question = open.first else { throw Refusal.because(Texts.refusals.nothingAsked()) }
      return try take(question)
    }
    let asked = try open.map { (row: $0, pending: try PendingCommand(json: $0.question.command)) }
    let plain = asked.filter { $0.row.number == given.number && !given.isReport }
    if let question = plain.first(where: { $0.pending.name != .distress }) { return try take(question.row) }
    let about = asked.filter { $0.pending.isAbout(given.number, in: submission.crisis) }
    guard about.count <= 1 else { throw try several(about.map(\.row)) }
    if let question = about.first ?? plain.first { return try take(question.row) }
    return try ownDistress(given)
  }

  private func several(_ open: [Question.Row]) throws -> Refusal {
    .because(Texts.refusals.severalAsked(try open.map { try name(of: $0, among: open) }))
  }

  /// Whoever called for help may say at any time, and anywhere, whether the emergency services know.
  private func ownDistress(_ given: QuestionNumber) throws -> PendingCommand {
    let own = try transaction.unliftedDistresses().map { DistressReference(crisis: $0.crisis, number: $0.report) }
      .filter { reference in
        guard given.isReport, let member = asker.member,
          PendingCommand.rescue([reference]).isAbout(given.number, in: submission.crisis),
          let crisis = try transaction.crisis(reference.crisis), asker.sees(crisis)
        else { return false }
        return try transaction.hasReported(member: member.number, crisis: reference.crisis, number: reference.number)
      }
    guard own.count <= 1 else {
      throw Refusal.because(Texts.refusals.severalAsked(own.map { Texts.distress.asked($0.crisis, $0.number) }))
    }
    guard let only = own.first else {
      throw Refusal.because(Texts.refusals.noSuchQuestion(given.number, given.isReport))
    }
    return .rescue([only])
  }

  /// The answer to that question, by a reaction to it.
  mutating func answer(_ question: Int64, _ isYes: Bool) throws -> Done {
    guard let row = try transaction.openQuestion(question) else {
      throw Refusal.because(Texts.refusals.nothingAsked())
    }
    return isYes ? try confirm(take(row)) : try renounce(take(row))
  }

  mutating func confirm(_ number: QuestionNumber?) throws -> Done { try confirm(pending(number)) }
  mutating func renounce(_ number: QuestionNumber?) throws -> Done { try renounce(pending(number)) }

  private mutating func confirm(_ pending: PendingCommand) throws -> Done {
    // The rights of now, not those of when it was asked.
    try processor.rights(of: pending.name).admit(asker, to: pending.name)
    switch pending {
    case .activate(let command): return try activate(command)
    case .join(let command, let code):
      guard try transaction.crisis(code)?.status.isOpen == true else {
        throw Refusal.because(Texts.crises.joiningIsOver(command.hazard, nature: command.nature))
      }
      return try activate(command)
    case .deactivate(let command, let code): return try close(command, code)
    case .ease(let reason, let code): return try ease(reason, code)
    case .accept(let command): return try accept(command)
    case .swap(let exchange): return try swap(exchange)
    case .rescue(let references): return try tellRescue(true, references)
    case .erase(let order, let code): return try order.erase(in: code, by: self)
    case .eraseMember(let order): return try order.erase(by: self)
    case .role(let order): return try change(order, isSure: true)
    case .handBack(let code): return try handBack(in: code)
    case .assign(let assignment): return try accept(assignment)
    case .sector(let proposal): return try accept(proposal)
    case .openMap(let proposal): return try open(proposal)
    }
  }

  private mutating func activate(_ command: Activate) throws -> Done {
    nature = command.nature
    return try store(ActivationRules.activate(command, by: asker, in: activation()))
  }

  private mutating func renounce(_ pending: PendingCommand) throws -> Done {
    switch pending {
    case .activate(let command), .join(let command, _):
      return Done(answer: Texts.crises.activationDeclined(nature: command.nature))
    case .accept(let command): return Done(answer: Texts.offers.acceptingDropped(command.number))
    case .swap(let exchange): return try declineSwap(exchange)
    case .deactivate(_, let code):
      nature = try transaction.crisis(code)?.nature ?? .real
      return Done(answer: Texts.crises.closingDeclined(code, nature: nature))
    case .ease(_, let code):
      nature = try transaction.crisis(code)?.nature ?? .real
      return Done(answer: Texts.lives.easingDeclined(code, nature: nature))
    case .rescue(let references): return try tellRescue(false, references)
    case .erase(let order, let code): return order.kept(in: code)
    case .eraseMember(let order): return order.kept
    case .role: return Done(answer: Texts.members.enrolDeclined())
    case .assign(let assignment): return try decline(assignment)
    case .sector(let proposal): return try decline(proposal)
    case .openMap(let proposal): return try decline(proposal)
    case .handBack(let code):
      return Done(answer: Texts.joining.kept(code, nature: try transaction.crisis(code)?.nature ?? .real))
    }
  }

  private mutating func take(_ row: Question.Row) throws -> PendingCommand {
    answered = row.id
    guard try transaction.take(question: row.id) else { throw Refusal.because(Texts.refusals.nothingAsked()) }
    return try PendingCommand(json: row.question.command)
  }
}
