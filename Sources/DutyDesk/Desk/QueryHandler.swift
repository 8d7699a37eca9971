import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// What comes of a command that only reads.
enum ReadAnswer {
  case told([OutgoingLine])
  case refused(OutgoingLine)
}

/// A query, and who asks it where.
struct Reading: Sendable {
  var query: any Query
  /// The crisis that it names.
  var crisis: String?
  var asker: Asker
  var language: Language
  var line: Line
}

/// Answers queries from a connection that only reads. What the asker may not see from there does not exist for it: crises
/// are found by ``crises(_:)`` and ``crisis()`` alone.
struct QueryHandler {
  let processor: LineProcessor
  let reader: StoreReader
  let state: DeskState
  let reading: Reading
  /// Of the crisis that the query is about, as soon as it is known: its refusal says so too.
  private(set) var nature = CrisisNature.real

  init(_ reading: Reading, processor: LineProcessor, reader: StoreReader, state: DeskState) {
    self.reading = reading
    self.processor = processor
    self.reader = reader
    self.state = state
  }

  /// More lines than this are told in private.
  static let mostInARoom = 3
  /// The lines of a list, the one that says how many more there are included.
  static let mostListed = 8
  /// A longer answer goes in private, in bytes of UTF-8.
  static let longestInARoom = 400

  var asker: Asker { reading.asker }

  /// - Throws: the store's error.
  mutating func answer() throws -> ReadAnswer {
    do {
      return .told(said(try reading.query.view(by: &self)))
    } catch let refusal as Refusal {
      var statement = processor.statement(of: refusal)
      statement.nature = nature
      return .refused(processor.privateAnswer(processor.render(statement, reading.language), to: reading.line))
    }
  }

  // MARK: - What may be seen

  /// Those that the asker may see from there.
  func seen(_ crises: [Crisis]) -> [Crisis] { crises.filter { asker.sees($0) } }

  /// The crisis that is meant: an open one, or one that is over and is named in full where `evenEnded`.
  mutating func crisis(evenEnded: Bool = false) throws -> Crisis {
    let named = try reading.crisis.flatMap { try reader.crisis($0) }
    if evenEnded, let named, asker.sees(named) {
      nature = named.nature
      return named
    }
    let crisis = try CrisisScope.choose(given: reading.crisis, named: named, open: reader.openCrises(), asker: asker)
    nature = crisis.nature
    return crisis
  }

  func name(of member: Int?) throws -> String? { try member.flatMap { try reader.member(number: $0)?.name } }

  // MARK: - Lines

  private func said(_ view: any View) -> [OutgoingLine] {
    let texts = view.lines.map { processor.render($0, reading.language) }
    let isShort = texts.count <= Self.mostInARoom && texts.allSatisfy { $0.utf8.count <= Self.longestInARoom }
    let inRoom = isShort && reading.line.channelName != nil && !view.isPrivate
    return texts.map { text in
      OutgoingLine(
        delivery: .untracked, destination: inRoom ? reading.line.room : reading.line.inPrivate, text: text,
        form: inRoom ? .message : .notice, expires: processor.now + Answers.lifetime,
        otherwise: inRoom ? reading.line.inPrivate : nil)
    }
  }
}
