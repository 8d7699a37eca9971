import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// What comes of a command that only reads.
enum ReadAnswer {
  /// - Parameter access: what of other people was opened, to be noted.
  case told([OutgoingLine], access: Access?)
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
  /// The crisis that the query is about, where it was found and not said.
  private var inferred: Crisis?

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
      let view = try reading.query.view(by: &self)
      return .told(said(view), access: view.access)
    } catch let refusal as Refusal {
      var statement = processor.statement(of: refusal, to: reading.line, reading.language)
      statement.nature = nature
      return .refused(
        processor.privateAnswer(processor.render(statement, reading.language, to: asker), to: reading.line))
    }
  }

  // MARK: - What may be seen

  /// Whether who asks is of the team, where no manager reads.
  var isAmongTheTeam: Bool { asker.member?.has(.volunteer) == true && asker.venue.kind != .managers }

  /// Those that the asker may see from there.
  func seen(_ crises: [Crisis]) -> [Crisis] { crises.filter { asker.sees($0) } }

  /// The crisis that is meant. One that is over is read as long as it is kept: by its code, and the last one by its
  /// beginning too, or without a name, where none is open.
  ///
  /// - Parameters:
  ///   - fits: whether what was typed can be about a crisis, where there are several.
  ///   - orLastEnded: whether the last one that is over is meant where none is open and none is named.
  mutating func crisis(
    fitting fits: (Crisis) throws -> Bool = { _ in true }, orLastEnded: Bool = true
  ) throws -> Crisis {
    let meant = try meant(fits, orLastEnded: orLastEnded)
    if meant.isInferred { inferred = meant.crisis }
    nature = meant.crisis.nature
    return meant.crisis
  }

  /// The crisis that is named, by the line or by the room.
  func named() throws -> String? { try reading.crisis ?? processor.crisis(ofRoomOf: asker, in: reader) }

  private func meant(_ fits: (Crisis) throws -> Bool, orLastEnded: Bool) throws -> MeantCrisis {
    let given = try named()
    if let named = try given.flatMap({ try reader.crisis($0) }), !named.status.isOpen, asker.sees(named) {
      return MeantCrisis(crisis: named)
    }
    do {
      return try processor.crisis(
        named: given, fitting: fits, by: asker, of: reading.line.submission(crisis: given), in: reader)
    } catch let refusal as Refusal {
      guard refusal.isWithoutCrisis, orLastEnded || given != nil, let ended = try lastEnded(given) else {
        throw refusal
      }
      return MeantCrisis(crisis: ended, isInferred: true)
    }
  }

  /// The last crisis that is over, of those that the asker may see from there.
  ///
  /// - Parameter given: how its code begins, or a département of it.
  func lastEnded(_ given: String? = nil) throws -> Crisis? {
    seen(try reader.endedCrises(limit: Self.mostLookedThrough)).first { crisis in
      given.map { CrisisScope.fits(crisis, $0) } ?? true
    }
  }

  /// Among how many that are over one is sought.
  static let mostLookedThrough = 100

  func name(of member: Int?) throws -> String? { try member.flatMap { try reader.member(number: $0)?.name } }

  // MARK: - Lines

  private func said(_ view: any View) -> [OutgoingLine] {
    var texts = view.lines.map { processor.render($0, reading.language, to: asker) }
    if view.isOneLine { texts = Self.oneLine(texts) ?? texts }
    if let notice = processor.notice(of: inferred, beside: texts, reading.language) {
      if texts.count == 1, let line = LineProcessor.joined(notice, texts[0]) {
        texts = [line]
      } else {
        texts.insert(notice, at: 0)
      }
    }
    let most = view.isOneLine ? 1 : Self.mostInARoom
    let isShort = texts.count <= most && texts.allSatisfy { $0.utf8.count <= Self.longestInARoom }
    let inRoom = isShort && reading.line.channelName != nil && !view.isPrivate
    if texts.count > 1, processor.settings.blockNetworks.contains(reading.line.message.network) {
      texts = [texts.joined(separator: "\n")]
    }
    return texts.map { text in
      OutgoingLine(
        delivery: .untracked, destination: inRoom ? reading.line.room : reading.line.inPrivate, text: text,
        form: inRoom ? .message : .notice, expires: processor.now + Answers.lifetime,
        otherwise: inRoom ? reading.line.inPrivate : nil)
    }
  }
  /// nil: a line does not hold them.
  private static func oneLine(_ texts: [String]) -> [String]? {
    let line = texts.joined(separator: " | ")
    return line.utf8.count <= longestInARoom ? [line] : nil
  }
}
