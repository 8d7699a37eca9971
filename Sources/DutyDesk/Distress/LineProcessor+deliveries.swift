import ChatModel
import CrisisCore
import CrisisStore

/// What becomes of the copies of a distress: who called was told that it was passed on, and hears where it was not.
extension LineProcessor {
  /// How long the server may take to confirm a copy. People are told to telephone where a tick of the desk finds it late,
  /// and the next one still: a clock that leaps is no silence.
  static let deliveryPatience: Milliseconds = 10_000

  /// What is to be told of deliveries.
  struct DeliveryNotices {
    var new: [Announcement] = []
    /// The notices that are untrue by now.
    var over: [Int64] = []
    /// Distresses that are late, by their keys.
    var late: Set<String> = []
  }

  /// - Parameter lateBefore: those that were late a tick ago.
  func deliveryNotices(in records: some StoreQueries, lateBefore: Set<String>) throws -> DeliveryNotices {
    var notices = DeliveryNotices()
    let copies = try records.distressAnnouncements(since: now - .hour).filter { row in
      row.announcement.audience.hasPrefix("managers")
    }
    for (key, rows) in Dictionary(grouping: copies, by: { $0.announcement.key ?? "" }).sorted(by: { $0.key < $1.key }) {
      guard let reference = DistressReference(key: key),
        let crisis = try records.crisis(reference.crisis),
        let distress = try records.distress(crisis: reference.crisis, number: reference.number),
        let report = try records.report(crisis: reference.crisis, number: reference.number),
        distress.received == nil, !distress.isCleared
      else { continue }
      let told = try records.announcements(key: "undelivered/\(key)")
      let late = missing(in: rows, for: told.isEmpty ? Self.deliveryPatience : 0)
      if !late.isEmpty { notices.late.insert(key) }
      guard late.isEmpty || lateBefore.contains(key) else { continue }
      let isNews =
        late.isEmpty ? try !told.isEmpty && records.announcements(key: "delivered/\(key)").isEmpty : told.isEmpty
      guard isNews else { continue }
      if late.isEmpty {
        let unsaid = told.filter { $0.state == .queued }.map(\.id)
        notices.over += unsaid
        if unsaid.count == told.count { continue }
      }
      let channels = Set((late.isEmpty ? rows : late).compactMap(\.announcement.destination.channel)).sorted()
      let phone = try records.authority(crisis.requester)?.emergencyPhone
      let statement = crisis.about(report).say(
        late.isEmpty ? Texts.distress.delivered : Texts.distress.undelivered, reference.number, channels, phone)
      notices.new += [AnnouncementAudience.member(distress.raisedBy), .coordination].map {
        Announcement(
          to: $0, about: crisis.code, statement, precedence: .distress, lifetime: .hour,
          key: "\(late.isEmpty ? "delivered" : "undelivered")/\(key)",
          wakes: $0 == .coordination && !late.isEmpty ? .distress : nil)
      }
    }
    return notices
  }

  /// The newest copy for each room, of those that have not arrived in this time.
  private func missing(in rows: [OutboxLine.Row], for patience: Milliseconds) -> [OutboxLine.Row] {
    let rooms = Dictionary(grouping: rows) { $0.announcement.destination }
    return rooms.values.compactMap { copies in
      guard let newest = copies.last(where: { $0.state != .superseded }), newest.state != .confirmed,
        now - newest.announcement.createdAt >= patience
      else { return nil }
      return newest
    }
  }
}

extension Desk {
  /// Tells of distresses that have not reached the managers, and of those that have at last.
  func followDistresses(with processor: LineProcessor) {
    do {
      let notices = try store.read { try processor.deliveryNotices(in: $0, lateBefore: lateDistresses) }
      lateDistresses = notices.late
      guard !notices.new.isEmpty || !notices.over.isEmpty else { return }
      try store.write { transaction in
        for id in notices.over { try transaction.mark(announcement: id, .superseded, at: processor.now) }
        for notice in notices.new { try processor.enqueue(notice, from: nil, cause: nil, in: transaction) }
      }
      dispatcher.look()
    } catch {
      log.error("the deliveries of distresses could not be followed", metadata: ["error": "\(error)"])
    }
  }
}

extension OutgoingLine.Destination {
  fileprivate var channel: String? { if case .channel(let name) = self { name } else { nil } }
}
