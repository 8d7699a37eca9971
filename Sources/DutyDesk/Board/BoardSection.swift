import CommandBook
import CrisisCore
import CrisisStore

extension BoardSection {
  /// The command that tells the same: who may ask for it in the chat may read the page.
  fileprivate var command: CommandName {
    switch self {
    case .map: "map"
    case .planning: "watch"
    case .relays: "list"
    case .questions, .offers: "show"
    case .digests: "digest"
    case .figures: "status"
    case .journal: "log"
    case .answers: "document"
    }
  }
}

/// Something that a page has in the words of the chat: a relay, a question, a digest, an act.
package struct BoardCard: Sendable, Equatable {
  /// `R9`; nil: it has no number of its own.
  package var name: String?
  package var at: Milliseconds
  /// What colours it: `open`, `good`, `over`.
  package var state: State
  package var lines: [Value]
  /// What may be done with it as it stands, whoever may.
  package var acts: [FormName] = []

  package enum State: String, Sendable {
    /// Somebody is to do something.
    case open
    case good
    case over
    case plain
  }
}

/// A page of cards, the latest first.
package struct BoardCards: Sendable {
  package var cards: [BoardCard]
  /// What to ask for to have those before; nil: there are none.
  package var older: Int64?
}

/// The watch as a calendar.
package struct BoardPlanning: Sendable {
  /// The chat's own words: who is on, what is missing, who is free.
  package var lines: [Statement]
  package var days: [Day]
  /// Who each number is.
  package var names: [Int: String]

  package struct Day: Sendable {
    package var span: TimeSpan
    package var slots: [Rota.Slot]
  }
}

extension DocumentReader {
  /// As many cards are on one page.
  package static let mostCards = 100

  /// Those that are open to a visitor.
  package func sections(for visitor: BoardVisitor) -> [BoardSection] {
    BoardSection.allCases.filter { section in
      guard visitor.commands.contains(section.command) else { return false }
      return switch section {
      case .journal: visitor.mayReadRecord
      case .answers: !settings.pageNetworks.isEmpty
      default: true
      }
    }
  }

  /// - Parameter end: of the journal, the rows before that one; nil: the latest.
  package func cards(
    of section: BoardSection, for visitor: BoardVisitor, before end: Int64?, at now: Milliseconds,
    in records: StoreReader
  ) throws -> BoardCards {
    let crisis = visitor.crisis
    switch section {
    case .map, .planning, .figures: return BoardCards(cards: [])
    case .relays:
      let names = try names(in: records)
      return BoardCards(
        cards: try records.relays(crisis: crisis.code, limit: Self.mostCards).map { relay in
          BoardCard(
            name: "R\(relay.number)", at: relay.writtenAt, state: relay.boardState(at: now),
            lines: RelayCard(
              relay: relay, nature: crisis.nature, author: names[relay.writtenBy],
              approver: relay.approvedBy.flatMap { names[$0] }, now: now, history: RecordHistory()
            ).lines.map { .phrase($0) },
            acts: relay.acts(of: visitor.member, at: now))
        })
    case .questions:
      let names = try names(in: records)
      return BoardCards(
        cards: try records.managerQuestions(crisis: crisis.code, last: Self.mostCards).map { question in
          BoardCard(
            name: "Q\(question.number)", at: question.askedAt,
            state: question.isOpen ? .open : question.isWithdrawn ? .over : .good,
            lines: QuestionCard(
              question: question, nature: crisis.nature, asker: names[question.askedBy], history: RecordHistory()
            ).lines.map { .phrase($0) },
            acts: question.acts(of: visitor.member))
        })
    case .offers:
      let asker = asker(visitor, at: now)
      let offers = try records.offers(of: crisis.code, orOpenIn: crisis.departements).filter(asker.sees)
      return BoardCards(
        cards: offers.map { offer in
          BoardCard(
            name: "P\(offer.number)", at: offer.madeAt, state: offer.isOpen ? .open : .good,
            lines: OfferCard(
              offer: offer, crisis: offer.crisis, isTeam: visitor.member.has(.volunteer), history: RecordHistory()
            ).lines.map { .phrase($0) })
        })
    case .digests:
      return BoardCards(
        cards: try records.digests(crisis: crisis.code).reversed().prefix(Self.mostCards).map { digest in
          BoardCard(name: nil, at: digest.to, state: .plain, lines: digest.lines.map { .text($0) })
        })
    case .journal: return try journal(of: crisis, before: end, in: records)
    case .answers:
      let accounts = try records.accounts(ofMember: visitor.member.number)
      return BoardCards(
        cards: (settings.board?.answers.all(of: accounts, at: now) ?? []).map { answer in
          BoardCard(
            name: nil, at: answer.at, state: .plain,
            lines: answer.text.split(separator: "\n").map { .text(String($0)) })
        })
    }
  }

  private func journal(of crisis: Crisis, before end: Int64?, in records: StoreReader) throws -> BoardCards {
    let names = try names(in: records)
    let entries = try records.journal(ofCrisis: crisis.code, before: end, limit: Self.mostCards)
    let undone = try entries.compactMap { try ($0.event as? ActUndone).flatMap { try records.journalEntry($0.act) } }
    let view = LogView(
      crisis: crisis, entries: entries, total: entries.count, names: names,
      undone: Dictionary(undone.map { ($0.sequence, $0) }) { $1 })
    return BoardCards(
      cards: zip(entries, view.lines.dropFirst()).map { entry, line in
        BoardCard(name: nil, at: entry.at, state: entry.undoneAt == nil ? .plain : .over, lines: [.phrase(line)])
      },
      older: entries.count == Self.mostCards ? entries.last?.sequence : nil)
  }

  /// Yesterday, today and the days to come for which anybody thought of a watch, a week at the most.
  package func planning(
    for visitor: BoardVisitor, at now: Milliseconds, in records: StoreReader
  ) throws -> BoardPlanning {
    let processor = processor(at: now)
    let situation = try processor.watch(of: visitor.crisis, in: records)
    let rota = situation.rota
    let clock = processor.clock
    let today = clock.reading(now).day
    let last = (rota.stints.map(\.span.until) + rota.gaps(after: now).compactMap(\.until)).max() ?? now
    let end = min(max(clock.reading(last - 1).day, today + 1), today + 7)
    let midnights = (today - 1...end + 1).map { clock.moment(day: $0, minute: 0) }
    let days = zip(midnights, midnights.dropFirst()).map { from, until in
      BoardPlanning.Day(span: TimeSpan(from, until), slots: rota.slots(in: TimeSpan(from, until)))
    }
    return BoardPlanning(
      lines: RotaView(situation: situation, now: now, example: processor.exampleShift).gist,
      days: days.filter { !$0.slots.isEmpty }, names: situation.names)
  }

  private func names(in records: StoreReader) throws -> [Int: String] {
    Dictionary(try records.members().map { ($0.number, $0.name) }) { $1 }
  }
}

extension ManagerQuestion {
  /// One that is answered may be answered further.
  fileprivate func acts(of member: Member) -> [FormName] {
    guard isOpen else { return isWithdrawn ? [] : [.answer] }
    return [.answer, follower?.member == member.number ? .release : .claim]
  }
}

extension Relay {
  /// Nobody approves or rejects what they wrote.
  fileprivate func acts(of member: Member, at now: Milliseconds) -> [FormName] {
    switch status(at: now) {
    case .draft: member.isPerson(writtenBy) ? [.withdraw] : [.approve, .reject]
    case .approved: [.published, .withdraw]
    case .published: [.withdraw]
    case .failed, .rejected, .withdrawn, .expired, .corrected, .cancelled: []
    }
  }

  fileprivate func boardState(at now: Milliseconds) -> BoardCard.State {
    switch status(at: now) {
    case .draft, .approved: .open
    case .published: .good
    case .failed, .rejected, .withdrawn, .expired, .corrected, .cancelled: .over
    }
  }
}
