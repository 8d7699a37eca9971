import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import Gazetteer
import Synchronization

/// The document of a crisis, as a page shows it.
package struct DocumentView: Sendable {
  package var crisis: Crisis
  package var standing: StandingView
  /// The latest first, or as they were asked for.
  package var reports: [ExportedReport]
  /// Of the selection.
  package var total: Int
  /// The last row of the journal that it is made from.
  package var head: Int64
}

/// What stands at the top of it.
package struct StandingView: Sendable {
  /// Calls for help that are not over, and whether anybody has taken them in charge.
  package var distress: [Statement]
  /// How it stands, in the words of `!état`.
  package var status: [Statement]
}

/// Who reads on the web.
package struct BoardVisitor: Sendable {
  package var member: Member
  /// `network/account`, by which it came in.
  package var account: String
  package var crisis: Crisis
  /// Those that are open to it in a private message.
  package var commands: Set<CommandName> = []

  /// All that was recorded of the crisis, where a command of that kind is open to it.
  package var mayReadRecord = false

  /// All rows as a file, which is `!export` by another way.
  package var mayExport: Bool { mayReadRecord && commands.contains("export") }
}

/// Which commands are open to each member: whoever follows a page is looked at again with every line of the crisis, and each
/// time all commands would be gone through. As long as member and book are the same, so are they.
private final class OpenedCommands: Sendable {
  private struct Opened {
    var member: Member
    var book: Book
    var commands: Set<CommandName>
  }

  /// By the member's number.
  private let state = Mutex<[Int: Opened]>([:])

  func commands(to member: Member, in book: Book, where isOpen: (CommandName) -> Bool) -> Set<CommandName> {
    if let known = state.withLock({ $0[member.number] }), known.book === book, known.member == member {
      return known.commands
    }
    let commands = Set(book.commandCodes.map { CommandName(rawValue: $0) }.filter(isOpen))
    state.withLock { state in
      if state.count >= 1_000 { state = [:] }
      state[member.number] = Opened(member: member, book: book, commands: commands)
    }
    return commands
  }
}

/// Reads the record for pages: what a member may see in a private message, and nothing else.
package struct DocumentReader: Sendable {
  private let words: CurrentBook
  let settings: DeskSettings
  private let places: Places
  private let opened = OpenedCommands()

  package init(words: CurrentBook, settings: DeskSettings, places: Places) {
    self.words = words
    self.settings = settings
    self.places = places
  }

  /// Who may read a crisis by a session, now; nil: nobody any more.
  package func visitor(
    _ session: BoardSession, at now: Milliseconds, in records: some StoreQueries
  ) throws -> BoardVisitor? {
    guard now - session.openedAt < BoardSession.life, let crisis = try records.crisis(session.crisis),
      crisis.status.isOpen || crisis.status == .closed,
      let member = try records.member(account: session.account), member.number == session.member,
      NeedToKnow.mayHear(of: crisis, member)
    else { return nil }
    var visitor = BoardVisitor(member: member, account: session.account, crisis: crisis)
    let (processor, asker) = (processor(at: now), asker(visitor, at: now))
    visitor.mayReadRecord = asker.mayRead(recordOf: crisis)
    visitor.commands = opened.commands(to: member, in: processor.book) { processor.isOpen($0, to: asker) }
    return visitor
  }

  /// Who it is to the desk: somebody who writes in private.
  func asker(_ visitor: BoardVisitor, at now: Milliseconds) -> Asker {
    Asker(
      member: visitor.member, account: AccountName.parts(visitor.account)?.account, venue: .direct, at: now)
  }

  /// - Parameters:
  ///   - part: which of the selection.
  ///   - limit: as many reports.
  package func document(
    for visitor: BoardVisitor, _ selection: ReportSelection, _ part: ReportPart, limit: Int, at now: Milliseconds,
    in records: StoreReader
  ) throws -> DocumentView {
    let standing = try standing(for: visitor, at: now, in: records)
    let reports: [ExportedReport]
    let total: Int
    switch part {
    case .before(let number):
      reports = try records.exportedReports(selection, before: number, limit: limit)
      total = try records.countReports(selection)
    case .sorted(let sort, let start):
      let keys = try records.reportKeys(selection)
      let page = sort.sorted(keys).dropFirst(start).prefix(limit)
      reports = try records.exportedReports(crisis: visitor.crisis.code, page.map(\.number))
      total = keys.count
    }
    return DocumentView(
      crisis: visitor.crisis, standing: standing, reports: reports, total: total,
      head: try records.journalHead().sequence)
  }

  /// The calls for help, and how the crisis stands.
  package func standing(
    for visitor: BoardVisitor, at now: Milliseconds, in records: StoreReader
  ) throws -> StandingView {
    let crisis = visitor.crisis
    let processor = processor(at: now)
    var item = StatusView.Item(
      crisis: crisis, figures: try records.figures(crisis: crisis.code),
      requester: try records.authority(crisis.requester), watch: try processor.watchSummary(of: crisis, in: records),
      open: try records.openMatters(crisis: crisis.code, at: now),
      people: try records.participants(crisis: crisis.code),
      nextDigest: try processor.nextDigest(of: crisis, in: records))
    let distress = item.open.distresses.map { $0.statusStatement(nature: crisis.nature) }
    item.open.distresses = []
    let status = StatusView(crises: [item], namesPeople: visitor.member.has(.volunteer))
    return StandingView(distress: distress, status: status.lines)
  }

  func processor(at now: Milliseconds) -> LineProcessor {
    LineProcessor(book: words.book, settings: settings, places: places, clock: LocalClock(settings.zone), now: now)
  }

  /// The communes that may be meant in a crisis, by name.
  package func communes(of crisis: Crisis) -> [String] {
    let names = crisis.departements.flatMap { places.communes(in: $0.code).map(\.name) }
    return Set(names).sorted()
  }

  /// The place that somebody typed, in the départements of a crisis.
  package func place(_ typed: String, in crisis: Crisis) -> Place {
    places.finding(typed, in: crisis.departements).place
  }
}
