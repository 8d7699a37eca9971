import CrisisCore
import GRDB
import SystemCrypto

/// The end of the journal during one transaction: knows the head without asking for it, and keeps one encoder.
final class JournalWriter {
  let db: Database
  private(set) var head: JournalHead
  /// When the last record was made.
  private var at: Milliseconds
  /// The last report filed in each crisis.
  private(set) var filed: [String: Int] = [:]
  /// An erasure was written, even if in a savepoint since undone.
  private(set) var hasErased = false
  /// Something was written that may fall due, or keep another thing from it: all but plain reports.
  var concernsClock = false
  /// Those who follow the records have to look, though the journal says nothing new.
  var isNews = false
  /// The head before this transaction.
  private let first: Int64
  /// Lines of the inbox before this one were removed.
  var pruned: Int64?
  /// Savepoints of what is being attempted.
  var attempts = Attempts()
  let recent: RecentRecords
  private let codec = EventCodec()
  private var hasher = SHA256()
  private var salts: Salts
  /// Those that `journal_kind` is known to have.
  private var notedKinds: Set<String> = []
  private var buffer: [UInt8] = []

  init(_ db: Database, recent: RecentRecords.Records, salts: Salts) throws {
    self.db = db
    self.salts = salts
    self.recent = RecentRecords(recent)
    (head, at) = try Self.end(db)
    first = head.sequence
    buffer.reserveCapacity(512)
  }

  static func head(_ db: Database) throws -> JournalHead { try end(db).head }

  private static func end(_ db: Database) throws -> (head: JournalHead, at: Milliseconds) {
    try db.row("SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1") {
      (JournalHead(sequence: $0[0], hash: $0[1]), $0[2])
    } ?? (.none, 0)
  }

  /// What the store keeps of a transaction that was committed.
  struct Outcome {
    var hasErased: Bool
    /// Whether those who follow the records have to look.
    var isNews: Bool
    var pruned: Int64?
    var recent: RecentRecords.Records
    /// Those that it did not need.
    var salts: Salts
    var head: JournalHead
    var at: Milliseconds
    var filed: [String: Int]
  }

  var outcome: Outcome {
    Outcome(
      hasErased: hasErased, isNews: head.sequence != first || isNews, pruned: pruned, recent: recent.records,
      salts: salts, head: head, at: at, filed: filed)
  }

  func append(_ event: some Event, by actor: Actor, at: Milliseconds, origin: Origin) throws -> Int64 {
    try attempts.willWrite(db)
    // Moments of rows are found by halving their numbers: none goes back.
    let at = max(at, self.at)
    let sequence = head.sequence + 1
    let payload = try codec.encode(event, salt: salts.next())
    hasher.update(payload)
    let payloadHash = Hex.encode(hasher.finish())
    let kind = type(of: event).kind
    let columns = ChainedColumns(
      sequence: sequence, at: at, actor: Int64(actor.number), network: origin.network, channel: origin.channel,
      messageID: origin.messageID, crisis: event.crisis, subject: event.subject.text, kind: kind,
      version: Int64(type(of: event).version))
    columns.write(after: head.hash, payloadHash: payloadHash, to: &buffer)
    hasher.update(buffer)
    let hash = Hex.encode(hasher.finish())
    // A row that is refused ends the transaction: to undo what the statement alone has done, SQLite would keep copies.
    try db.run(
      """
      INSERT OR FAIL INTO journal (seq, at, actor, network, channel, message_id, crisis, subject, kind, version,
        payload, payload_hash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) {
      $0.add(sequence)
      $0.add(at)
      $0.add(actor.number)
      $0.add(columns.network)
      $0.add(columns.channel)
      $0.add(columns.messageID)
      $0.add(columns.crisis)
      $0.add(columns.subject)
      $0.add(columns.kind)
      $0.add(columns.version)
      $0.add(text: payload)
      $0.add(payloadHash)
      $0.add(hash)
    }
    head = JournalHead(sequence: sequence, hash: hash)
    self.at = at
    if let report = event as? ReportFiled { filed[report.crisisCode] = report.number }
    if event is PayloadsErased { hasErased = true }
    if !(event is ReportFiled || event is ReportCounted) { concernsClock = true }
    let entry = JournalEntry(sequence: sequence, at: at, actor: actor, origin: origin, event: event)
    let tables = Tables(db)
    if notedKinds.insert(kind).inserted { try tables.noteKind(of: entry) }
    try tables.carryOut(entry)
    recent.refresh(after: event)
    return sequence
  }

  /// After a savepoint was undone.
  ///
  /// - Parameters:
  ///   - head: the last row that stands.
  ///   - filed: as before the savepoint.
  func goBack(to head: JournalHead, filed: [String: Int]) {
    self.head = head
    self.filed = filed
    notedKinds = []
    recent.forget()
  }
}
