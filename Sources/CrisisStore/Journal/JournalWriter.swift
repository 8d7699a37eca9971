import CrisisCore
import GRDB
import SystemCrypto

/// The end of the journal during one transaction: knows the head without asking for it, and keeps one encoder.
final class JournalWriter {
  let db: Database
  private(set) var head: JournalHead
  /// An erasure was written, even if in a savepoint since undone.
  private(set) var hasErased = false
  /// Savepoints of what is being attempted.
  var attempts = Attempts()
  let recent = RecentRecords()
  private let codec = EventCodec()
  private var hasher = SHA256()
  private var salts = Salts()
  /// Those that `journal_kind` is known to have.
  private var notedKinds: Set<EventKind> = []
  private var buffer: [UInt8] = []

  init(_ db: Database) throws {
    self.db = db
    head = try Self.head(db)
    buffer.reserveCapacity(512)
  }

  static func head(_ db: Database) throws -> JournalHead {
    try db.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1") {
      JournalHead(sequence: $0[0], hash: $0[1])
    } ?? .none
  }

  func append(_ event: Event, by actor: Actor, at: Milliseconds, origin: Origin) throws -> Int64 {
    try attempts.willWrite(db)
    let sequence = head.sequence + 1
    let payload = try codec.encode(event, salt: salts.next())
    hasher.update(payload)
    let payloadHash = Hex.encode(hasher.finish())
    let (kind, version, crisis) = (event.kind.rawValue, event.version, event.crisis)
    let columns = ChainedColumns(
      sequence: sequence, at: at, actor: Int64(actor.number), network: origin.network, channel: origin.channel,
      messageID: origin.messageID, crisis: crisis, kind: kind, version: Int64(version))
    columns.write(after: head.hash, payloadHash: payloadHash, to: &buffer)
    hasher.update(buffer)
    let hash = Hex.encode(hasher.finish())
    try db.run(
      """
      INSERT INTO journal (seq, at, actor, network, channel, message_id, crisis, kind, version, payload, payload_hash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        sequence, at, actor.number, origin.network, origin.channel, origin.messageID, crisis, kind, version,
        String(decoding: payload, as: UTF8.self), payloadHash, hash,
      ])
    head = JournalHead(sequence: sequence, hash: hash)
    if event.kind == .payloadsErased { hasErased = true }
    let entry = JournalEntry(sequence: sequence, at: at, actor: actor, origin: origin, event: event)
    let tables = Tables(db)
    if notedKinds.insert(event.kind).inserted { try tables.noteKind(of: entry) }
    try tables.carryOut(entry)
    refresh(after: event)
    return sequence
  }

  /// Keeps what was read true to the tables.
  private func refresh(after event: Event) {
    guard case .reportFiled(let filed) = event,
      let index = recent.openCrises?.firstIndex(where: { $0.code == filed.crisisCode }),
      let last = recent.openCrises?[index].lastReport
    else {
      recent.openCrises = nil
      return
    }
    recent.openCrises?[index].lastReport = max(last, filed.number)
  }

  /// After a savepoint was undone: `head` is the last row that stands.
  func goBack(to head: JournalHead) {
    self.head = head
    notedKinds = []
    recent.openCrises = nil
  }
}
