import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import Foundation
import Gazetteer

/// From a line to its effects, inside the batch's transaction. Made anew for each batch, and shared by all who carry out its
/// lines; it keeps nothing.
final class LineProcessor: Sendable {
  let book: Book
  let settings: DeskSettings
  let places: Places
  /// The time of the place that the settings name.
  let clock: LocalClock
  /// The desk's clock, read once a batch.
  let now: Milliseconds
  /// The rooms of crises that can be spoken in.
  let crisisRooms: Set<ChannelKey>
  /// The desk's own, where it has one: it only saves time.
  let memory: PlaceMemory
  /// The desk's own too.
  let strangers: StrangerCalls
  /// The desk's own too.
  let met: AccountsMet
  /// The desk's own too.
  let likenesses: LikenessMemory
  /// The desk's own too.
  let pairings: PairingCodes

  init(
    book: Book, settings: DeskSettings, places: Places, clock: LocalClock, now: Milliseconds,
    crisisRooms: Set<ChannelKey> = [], memory: PlaceMemory = PlaceMemory(), strangers: StrangerCalls = StrangerCalls(),
    met: AccountsMet = AccountsMet(), likenesses: LikenessMemory = LikenessMemory(),
    pairings: PairingCodes = PairingCodes.make()
  ) {
    self.book = book
    self.settings = settings
    self.places = places
    self.clock = clock
    self.now = now
    self.crisisRooms = crisisRooms
    self.memory = memory
    self.strangers = strangers
    self.met = met
    self.likenesses = likenesses
    self.pairings = pairings
  }

  func process(_ line: Line, in transaction: StoreTransaction) throws -> Outcome {
    if let id = line.message.id, let row = try transaction.inboxLine(network: line.message.network, messageID: id) {
      // What was missed and is read once more owes nothing: an answer that was not said is the outbox's business.
      return line.missedAge == nil ? repeated(row, to: line) : .nothing
    }
    var (line, reaction) = (line, Request?.none)
    if let change = line.message.change {
      switch try dealt(with: change, by: line, in: transaction) {
      case .newLine: break
      case .request(let own, let request): (line, reaction) = (own, request)
      case .over(let outcome): return outcome
      }
    }
    let member = try member(of: line, in: transaction)
    let language = member?.language ?? settings.language
    let asker = Asker(member: member, account: line.message.sender.account, venue: line.venue, at: now)
    let isUsual = language == settings.language
    // One reaction is no other one's repetition.
    let meant = reaction.map { Parsed.request($0, folded: line.message.id ?? line.text) }
    switch meant ?? (isUsual ? line.parsed : parse(line.text, of: line.message, in: language)) {
    case .conversation:
      guard let request = try request(ofPicture: line, by: asker, in: transaction) else { return .nothing }
      return try process(request, folded: "", of: line, by: asker, language, in: transaction)
    case .text where line.missedAge != nil:
      return .nothing
    case .fault(let fault):
      if let name = fault.command.map(CommandName.init(rawValue:)), Self.isPassedOn(name), let refusal = stranger(asker)
      {
        return try passOn(line, by: asker, name, refusal, language, in: transaction)
      }
      if line.missedAge != nil, !line.isCall { return .nothing }
      return refusal(answer(to: fault, of: line, by: asker, language), to: line, by: asker, language)
    case .text(let command):
      if let refused = self.refused(command, asker) {
        return refusal(statement(of: refused, to: line, language), to: line, by: asker, language)
      }
      return .said(
        OutgoingLine(
          delivery: .untracked, destination: line.room, text: render(Statement("\(command).text"), language),
          form: line.form, expires: now + Answers.lifetime, otherwise: line.inPrivate))
    case .request(let request, let folded):
      if let age = line.missedAge, book.spec(request.name)?.lateness.allows(age: age) != true,
        !(line.isCall && stranger(asker) != nil)
      {
        return try tooLate(line, asker, language, in: transaction)
      }
      return try process(request, folded: folded, of: line, by: asker, language, in: transaction)
    }
  }

  /// A command that was said while Vigie was away, and is not for now any more: its author is told, once.
  private func tooLate(
    _ line: Line, _ asker: Asker, _ language: Language, in transaction: StoreTransaction
  ) throws -> Outcome {
    guard asker.member != nil else { return .nothing }
    let statement = Texts.desk.missed(line.message.at, line.text.shortened(to: Self.longestQuote))
    let answer = privateAnswer(render(statement, language), to: line)
    return .late(
      try record(line, fingerprint: nil, isConversational: false, cause: nil, answer: answer, in: transaction))
  }

  // MARK: - Requests

  private func process(
    _ request: Request, folded: String, of line: Line, by asker: Asker, _ language: Language,
    in transaction: StoreTransaction
  ) throws -> Outcome {
    let name = request.name
    let submission = line.submission(crisis: request.crisis)
    guard let spec = book.spec(name), let asked = try asked(request, by: asker, in: transaction) else {
      return .nothing
    }
    do {
      try rights(of: name).admit(asker, to: name)
    } catch {
      // A call for help is passed on whoever calls.
      if Self.isPassedOn(name) && error.isStranger || name == .distress {
        return try passOn(line, by: asker, name, error, language, in: transaction)
      }
      let own = try refusalOfOwnRelay(asked, error, submission, asker, in: transaction)
      return refusal(statement(of: own ?? error, to: line, language), to: line, by: asker, language)
    }
    guard case .order(let order) = asked else {
      guard case .query(let query) = asked else { return .nothing }
      return .reading(
        Reading(query: query, crisis: request.crisis, asker: asker, language: language, line: line))
    }
    let fingerprint = Fingerprint.of(line, folded: folded)
    // The same message twice was found by its id.
    if !order.isSafeToRepeat(by: asker),
      let first = try sameLine(fingerprint, spec.repetition, line, in: transaction)
    {
      return line.missedAge == nil ? repeated(first, to: line) : .nothing
    }

    let converses = spec.repetition == .converses
    var handler = OrderHandler(processor: self, submission: submission, asker: asker, transaction: transaction)
    let result = try transaction.attempt {
      try checkBasis(of: line, by: asker, in: transaction)
      return try order.carryOut(by: &handler)
    }
    let answer: OutgoingLine
    switch result {
    case .success(var done):
      try tellTheTeam(&done, of: line, by: asker, from: submission, in: transaction)
      var text = render(done.answer, about: handler.inferred, done.language ?? language, to: asker)
      if let note = try noteOfPicture(line, order, done, by: asker, in: transaction) {
        text = Self.joined(text, render(note, language, to: asker)) ?? text
      }
      answer = OutgoingLine(
        delivery: .untracked, destination: done.isPrivate ? line.inPrivate : line.room, text: text,
        form: done.isPrivate ? .notice : line.form,
        lane: line.isDistress ? .distress : .answer, expires: now + Answers.lifetime,
        otherwise: done.isPrivate ? nil : line.inPrivate)
      let tracked = try record(
        line, fingerprint: fingerprint, isConversational: converses, cause: done.sequence, answer: answer,
        asks: done.asks, in: transaction)
      return .answered(tracked, announces: done.announces)
    case .failure(let refusal):
      var statement = statement(of: refusal, to: line, language)
      statement.nature = handler.nature
      if let question = handler.answered { _ = try transaction.take(question: question) }
      answer = privateAnswer(render(statement, language, to: asker), to: line)
      let tracked = try record(
        line, fingerprint: nil, isConversational: converses, cause: nil, answer: answer, in: transaction)
      return .fault(tracked, language, announces: false)
    }
  }

  /// The line that this one repeats: the same words of the same person in the same room within two minutes, unless that
  /// person has since said yes, no or undone something, which makes the same words another act. Where the words say how a
  /// thing shall be from now on, any other act since makes them another too: A, then B, then A again ends with A.
  ///
  /// Two minutes between their saying: an absence of nine is read in one second. What was heard live is told apart by our own clock too,
  /// so that a server's clock that stands still makes one line of nothing.
  private func sameLine(
    _ fingerprint: Int64, _ repetition: CommandSpec.Repetition, _ line: Line, in transaction: StoreTransaction
  ) throws -> InboxLine.Row? {
    let said = line.message.at
    let isMissed = line.missedAge != nil
    guard
      let first = try transaction.inboxLine(
        network: line.message.network, fingerprint: fingerprint, since: isMissed ? .min : now - UndoRules.window,
        said: (said - UndoRules.window)...(said + UndoRules.window))
    else { return nil }
    // Read late, but said before what was done already: nothing said since makes it another act.
    if isMissed, first.line.saidAt > said { return first }
    // What was asked since is answered by the same words.
    if repetition == .converses,
      try transaction.openQuestions(account: line.person, place: line.message.place, now: now).contains(where: {
        $0.question.askedAt >= first.line.at
      })
    {
      return nil
    }
    let isNewAct = try transaction.hasNewerLine(
      of: line.person, than: first.id, conversationalOnly: repetition == .isTheSame)
    return isNewAct ? nil : first
  }

  /// R: a stranger's `!activer` or `!sos` changes nothing, and is passed on at once to those who can call back.
  private func passOn(
    _ line: Line, by asker: Asker, _ name: CommandName, _ refusal: Refusal, _ language: Language,
    in transaction: StoreTransaction
  ) throws -> Outcome {
    let fingerprint = Fingerprint.of(line, folded: line.text)
    if let first = try sameLine(fingerprint, .isTheSame, line, in: transaction) {
      return line.missedAge == nil ? repeated(first, to: line) : .nothing
    }
    for announcement in try announcements(ofStranger: line, name, refusal, in: transaction) {
      try enqueue(announcement, from: nil, cause: nil, in: transaction)
    }
    let answer = try privateAnswer(
      render(self.answer(toStranger: refusal, name, line, language, in: transaction), language, to: asker), to: line,
      isStranger: refusal.isStranger)
    let tracked = try record(
      line, fingerprint: fingerprint, isConversational: false, cause: nil, answer: answer, in: transaction)
    return .fault(tracked, language, announces: true)
  }

  /// What a stranger asks of the team or offers: the coordination sees to it.
  private static func isPassedOn(_ name: CommandName) -> Bool { name == .activate || name == .offer }

  /// How much of a stranger's words is passed on, in characters.
  static let longestQuote = 120

  /// Why somebody is nobody that the team knows; nil: the person is known.
  private func stranger(_ asker: Asker) -> Refusal? {
    guard let account = asker.account else { return .unidentified }
    return asker.member == nil ? .notAMember(account: account) : nil
  }

  /// The rights of a command, as its file narrows them.
  func rights(of name: CommandName) -> Rights {
    book.rights(of: name.rawValue)
  }

  /// What a request is for this person: an order may be a query for who may only look, or of a crisis that is over.
  func asked(_ request: Request, by asker: Asker, in records: some StoreQueries) throws -> Asked? {
    guard let asked = request.act as? Asked else { return nil }
    guard case .order(let order) = asked else { return asked }
    if let query = order.query(for: asker) { return .query(query) }
    guard let query = order.queryOfEnded, let named = try request.crisis.flatMap({ try records.crisis($0) }),
      !named.status.isOpen
    else { return asked }
    return .query(query)
  }

  /// Where something was handed in, for those who read of it elsewhere.
  func place(of submission: Submission) -> String {
    submission.channel ?? settings.nicks[submission.home] ?? ""
  }

  /// Why an operator's text is not for this person or this place; nil: it is.
  private func refused(_ text: String, _ asker: Asker) -> Refusal? {
    guard asker.account != nil else { return .unidentified }
    let (rights, name) = (book.rights(of: text), CommandName(rawValue: text))
    guard rights.audience.contains(where: { $0.admits(asker.member) }) else {
      return .because(Texts.refusals.notAllowed(name, rights.audience))
    }
    return rights.venues.contains(asker.venue.kind) ? nil : .because(Texts.refusals.wrongPlace(name, rights.venues))
  }

  // MARK: - People

  private func member(of line: Line, in transaction: StoreTransaction) throws -> Member? {
    guard let account = line.account else { return nil }
    if let member = try transaction.member(account: account) { return member }
    guard settings.defaultRole == .volunteer, line.venue == .volunteers, let name = line.message.sender.account,
      case .request = line.parsed
    else { return nil }
    try Seeding.enrol(account: account, name: AccountName.short(name), roles: [.volunteer], in: transaction, at: now)
    return try transaction.member(account: account)
  }

  private func refusal(_ statement: Statement, to line: Line, by asker: Asker, _ language: Language) -> Outcome {
    .fault(
      privateAnswer(render(statement, language, to: asker), to: line, isStranger: asker.member == nil), language,
      announces: false)
  }

  /// - Parameter isStranger: the person is nobody that the team knows; whom the network does not vouch for never is.
  func privateAnswer(_ text: String, to line: Line, isStranger: Bool = false) -> OutgoingLine {
    // To the account, where there is one: a refusal too may name a crisis, and is said again after a restart.
    OutgoingLine(
      delivery: .untracked, destination: line.inPrivate, text: text, form: .notice,
      lane: isStranger || line.account == nil ? .stranger : .answer, expires: now + Answers.lifetime)
  }

  private func repeated(_ row: InboxLine.Row, to line: Line) -> Outcome {
    guard var answer = row.outgoing(until: now + Answers.lifetime) else { return .nothing }
    // Where the person is now: under another name perhaps, or at another form.
    if !answer.destination.isRoom, row.line.sender == line.person { answer.destination = line.inPrivate }
    return .repeated(answer)
  }

  /// Notes the line and its answer, so that neither is done twice.
  func record(
    _ line: Line, fingerprint: Int64?, isConversational: Bool, cause: Int64?, answer: OutgoingLine,
    asks: Int64? = nil, in transaction: StoreTransaction
  ) throws -> OutgoingLine {
    var stored = InboxLine(
      network: line.message.network, messageID: line.message.id, at: now, saidAt: line.message.at,
      place: line.message.place, sender: line.person, fingerprint: fingerprint, isConversational: isConversational,
      sequence: cause,
      answer: InboxAnswer(
        text: answer.text, destination: answer.destination, form: answer.form, lane: answer.lane))
    stored.thread = line.message.thread
    stored.reactedTo = line.message.reactedTo
    stored.asks = asks
    let id = try transaction.record(stored)
    var tracked = answer
    tracked.reply = line.message.reference
    tracked.delivery = .answer(id)
    return tracked
  }
}

extension Refusal {
  /// Whether the person is nobody that the team knows.
  var isStranger: Bool {
    switch self {
    case .unidentified, .notAMember: true
    default: false
    }
  }
}

extension Line {
  /// In a room everyone reads a message; in private a notice, which no other bot answers.
  var form: OutgoingLine.Form { channelName == nil ? .notice : .message }
}

enum Answers {
  /// How long an answer is worth giving; after a restart, too.
  static let lifetime: Milliseconds = 10 * .minute
}

extension InboxLine.Row {
  /// Whoever said the line.
  private var sender: OutgoingLine.Destination? { AccountName.parts(line.sender).map { .account($0.account) } }

  /// The answer, to be said again; nil when there is none to give.
  func outgoing(until expires: Milliseconds) -> OutgoingLine? {
    line.answer.map {
      var outgoing = OutgoingLine(
        delivery: .answer(id), destination: $0.destination, text: $0.text, form: $0.form, lane: $0.lane,
        expires: expires, otherwise: $0.destination.isRoom ? sender : nil)
      outgoing.reply = (line.reactedTo ?? line.messageID).map {
        MessageReference(id: $0, thread: line.thread, place: line.place)
      }
      return outgoing
    }
  }
}
