import ChatModel
import CrisisCore
import Testing

@testable import CrisisStore

@Suite struct InboxTests {
  private let store: Store

  init() throws { store = try Store(.memory) }

  private func line(
    _ id: String?, at: Milliseconds = 100, sender: String = "visov/jo", fingerprint: Int64? = nil,
    conversational: Bool = false, answer: String? = "S47 enregistré"
  ) -> InboxLine {
    InboxLine(
      network: "visov", messageID: id, at: at, place: .channel("#visov-veille"), sender: sender,
      fingerprint: fingerprint, isConversational: conversational, sequence: 7,
      answer: answer.map { InboxAnswer(text: $0, destination: .channel("#visov-veille")) })
  }

  @discardableResult
  private func record(_ lines: InboxLine...) throws -> [Int64] {
    try store.write { transaction in try lines.map { try transaction.record($0) } }
  }

  @Test(arguments: [
    InboxAnswer(text: "é", destination: .channel("#a"), form: .notice, lane: .distress),
    InboxAnswer(text: "é", destination: .person(nick: "jo", account: "jo")),
    InboxAnswer(text: "", destination: .person(nick: "jo", account: nil), lane: .digest),
    nil,
  ])
  func aLineComesBackAsItWasRecorded(answer: InboxAnswer?) throws {
    var line = line("m1", fingerprint: .min)
    line.answer = answer
    line.place = .direct
    let id = try record(line)[0]
    #expect(
      try store.read { try $0.inboxLine(network: "visov", messageID: "m1") }
        == InboxLine.Row(id: id, line: line, answeredAt: nil))
  }

  @Test func aMessageIsRecordedOnce() throws {
    try record(line("m1"))
    #expect(throws: StoreFault.self) { try record(line("m1")) }
    try record(line(nil), line(nil), line("m2"))
    #expect(try store.read { try $0.inboxLine(network: "autre", messageID: "m1") } == nil)
    #expect(try store.read { try $0.inboxLine(network: "visov", messageID: "m3") } == nil)
  }

  @Test func sameWordsAreFoundWithinTheirTime() throws {
    try record(line(nil, at: 100, fingerprint: 5), line(nil, at: 200, fingerprint: 5), line(nil, at: 300))
    func found(_ fingerprint: Int64, since: Milliseconds, network: String = "visov") throws -> Int64? {
      try store.read { try $0.inboxLine(network: network, fingerprint: fingerprint, since: since)?.id }
    }
    #expect(try found(5, since: 100) == 2)
    #expect(try found(5, since: 200) == 2)
    #expect(try found(5, since: 201) == nil)
    #expect(try found(6, since: 0) == nil)
    #expect(try found(5, since: 0, network: "autre") == nil)
  }

  @Test func aNewerLineOfTheSenderIsSeen() throws {
    try record(line("1"), line("2", sender: "visov/lea", conversational: true), line("3"))
    func newer(_ sender: String, than id: Int64, _ conversationalOnly: Bool = false) throws -> Bool {
      try store.read { try $0.hasNewerLine(of: sender, than: id, conversationalOnly: conversationalOnly) }
    }
    #expect(try newer("visov/jo", than: 1))
    #expect(try newer("visov/jo", than: 3) == false)
    #expect(try newer("visov/jo", than: 1, true) == false)
    #expect(try newer("visov/lea", than: 1, true))
  }

  @Test func whatWasNotAnsweredIsFoundAfterARestart() throws {
    let ids = try record(line("1", at: 10), line("2", at: 100), line("3", at: 110), line("4", at: 120, answer: nil))
    try store.write { try $0.markAnswered([ids[1]], at: 130) }
    #expect(try store.read { try $0.unansweredLines(since: 50).map(\.id) } == [ids[2]])
    #expect(try store.read { try $0.inboxLine(ids[1])?.answeredAt } == 130)
    try store.write { try $0.markAnswered([ids[1]], at: 999) }
    #expect(try store.read { try $0.inboxLine(ids[1])?.answeredAt } == 130)
  }

  @Test func oldLinesArePrunedInSlices() throws {
    try store.write { transaction in
      for index in 1...25 { _ = try transaction.record(line("m\(index)", at: Milliseconds(index))) }
    }
    var counts: [Int] = []
    repeat { counts.append(try store.write { try $0.prune(before: 21, slice: 8) }) } while counts.last != 0
    #expect(counts == [8, 8, 4, 0])
    #expect(try store.read { try $0.inboxLine(network: "visov", messageID: "m20") } == nil)
    #expect(try store.read { try $0.inboxLine(network: "visov", messageID: "m21") } != nil)
  }
}

@Suite struct OutboxTests {
  private let store: Store

  init() throws { store = try Store(.memory) }

  private func line(
    _ text: String, to destination: OutgoingLine.Destination = .channel("#gest-63"), key: String? = nil,
    lane: OutgoingLine.Lane = .announcement
  ) -> OutboxLine {
    OutboxLine(
      cause: 3, createdAt: 100, network: "visov", destination: destination, form: .notice, lane: lane, key: key,
      expiresAt: 500, nature: .exercise, text: text)
  }

  private func enqueue(_ line: OutboxLine) throws -> Int64 { try store.write { try $0.enqueue(line) } }

  private func pending() throws -> [String] {
    try store.read { try $0.pendingAnnouncements().map(\.announcement.text) }
  }

  private func state(_ id: Int64) throws -> OutboxLine.State? { try store.read { try $0.announcement(id)?.state } }

  @Test(arguments: [
    OutgoingLine.Destination.channel("#gest-63"), .person(nick: "cap", account: "capitaine"),
    .person(nick: "cap", account: nil), .account("capitaine"),
  ])
  func anAnnouncementComesBackAsItWasWritten(_ destination: OutgoingLine.Destination) throws {
    let line = line("POINT N° 6", to: destination, key: "digest")
    let id = try enqueue(line)
    #expect(
      try store.read { try $0.announcement(id) }
        == OutboxLine.Row(
          id: id, announcement: line, state: .queued, tries: 0, sentAt: nil, confirmedAt: nil, reason: nil))
  }

  @Test func distressComesFirstThenTheOldest() throws {
    for (text, lane) in [("point", OutgoingLine.Lane.digest), ("relève", .announcement), ("trou", .announcement)] {
      _ = try enqueue(line(text, lane: lane))
    }
    _ = try enqueue(line("détresse", lane: .distress))
    #expect(try pending() == ["détresse", "relève", "trou", "point"])
  }

  @Test func aNewerLineReplacesTheOneQueuedForTheSameDestination() throws {
    let first = try enqueue(line("point 5", key: "digest"))
    let elsewhere = try enqueue(line("point 5 bis", to: .person(nick: "cap", account: nil), key: "digest"))
    let other = try enqueue(line("relève", key: "relief"))
    _ = try enqueue(line("sans clé"))
    _ = try enqueue(line("point 6", key: "digest"))
    #expect(try state(first) == .superseded)
    #expect(try state(elsewhere) == .queued)
    #expect(try state(other) == .queued)
    #expect(try pending() == ["point 5 bis", "relève", "sans clé", "point 6"])
  }

  @Test func aLineThatWasSentIsNotReplaced() throws {
    let first = try enqueue(line("point 5", key: "digest"))
    try store.write { try $0.mark(announcement: first, .sent, at: 110) }
    _ = try enqueue(line("point 6", key: "digest"))
    #expect(try pending() == ["point 5", "point 6"])
  }

  @Test func itsLifeIsNoted() throws {
    let id = try enqueue(line("relève"))
    try store.write { transaction in
      try transaction.mark(announcement: id, .sent, at: 110)
      try transaction.mark(announcement: id, .queued, at: 120, reason: "disconnected")
      try transaction.mark(announcement: id, .sent, at: 130)
      try transaction.mark(announcement: id, .confirmed, at: 140)
      try transaction.mark(announcement: id, .failed, at: 150, reason: "too late to fail")
    }
    let row = try #require(try store.read { try $0.announcement(id) })
    #expect(row.state == .confirmed)
    #expect(row.tries == 2)
    #expect(row.sentAt == 130)
    #expect(row.confirmedAt == 140)
    #expect(row.reason == "disconnected")
    #expect(try pending() == [])
  }

  @Test func onlyEndedAnnouncementsArePruned() throws {
    let ended = try enqueue(line("a"))
    _ = try enqueue(line("b"))
    try store.write { try $0.mark(announcement: ended, .expired, at: 110) }
    #expect(try store.write { try $0.prune(before: 101) } == 1)
    #expect(try pending() == ["b"])
    #expect(try store.read { try $0.announcement(ended) } == nil)
  }
}

@Suite struct QuestionTests {
  private let store: Store

  init() throws { store = try Store(.memory) }

  private func question(
    _ command: String = "activate", account: String = "visov/cap", place: ChatPlace = .channel("#gest-63"),
    at: Milliseconds = 1_000
  ) -> Question {
    Question(
      account: account, member: 1, network: "visov", place: place, command: command, askedAt: at,
      expiresAt: at + 10 * .minute)
  }

  private func ask(_ question: Question) throws -> Int { try store.write { try $0.ask(question).number } }

  private func open(
    _ account: String = "visov/cap", _ place: ChatPlace = .channel("#gest-63"), now: Milliseconds = 1_001
  )
    throws -> [Question.Row]
  {
    try store.read { try $0.openQuestions(account: account, place: place, now: now) }
  }

  @Test func aQuestionWaitsForItsPersonInItsPlace() throws {
    let question = question()
    #expect(try ask(question) == 1)
    #expect(try open() == [Question.Row(id: 1, number: 1, question: question)])
    #expect(try open("visov/jo") == [])
    #expect(try open("visov/cap", .direct) == [])
    #expect(try open("visov/cap", .channel("#visov-coord")) == [])
  }

  @Test func itExpires() throws {
    _ = try ask(question())
    #expect(try open(now: 1_000 + 10 * .minute - 1).count == 1)
    #expect(try open(now: 1_000 + 10 * .minute) == [])
  }

  @Test func itIsTakenOnce() throws {
    _ = try ask(question(place: .direct))
    let id = try #require(try open("visov/cap", .direct).first?.id)
    #expect(try store.write { [try $0.take(question: id), try $0.take(question: id)] } == [true, false])
    #expect(try open("visov/cap", .direct) == [])
  }

  @Test func numbersRunOnForAnHour() throws {
    #expect(try ask(question()) == 1)
    #expect(try ask(question(account: "visov/jo")) == 1)
    #expect(try store.write { try $0.take(question: 1) })
    #expect(try ask(question(at: 2_000)) == 2)
    #expect(try ask(question(at: 2_000 + .hour)) == 1)
  }

  @Test func oldOnesArePruned() throws {
    _ = try ask(question())
    #expect(try store.write { try $0.prune(before: 1_000 + 10 * .minute) } == 0)
    #expect(try store.write { try $0.prune(before: 1_001 + 10 * .minute) } == 1)
  }
}

@Suite struct CursorTests {
  @Test func aChannelIsReadOnFromItsCursor() throws {
    let store = try Store(.memory)
    #expect(try store.read { try $0.cursor(network: "visov", channel: "#a") } == nil)
    for cursor in [Cursor(messageID: "m1", at: 1), Cursor(messageID: nil, at: 2)] {
      try store.write { try $0.setCursor(cursor, network: "visov", channel: "#a") }
      #expect(try store.read { try $0.cursor(network: "visov", channel: "#a") } == cursor)
    }
    #expect(try store.read { try $0.cursor(network: "autre", channel: "#a") } == nil)
  }
}
