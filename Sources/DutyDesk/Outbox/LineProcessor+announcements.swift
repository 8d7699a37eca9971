import ChatModel
import CrisisCore
import CrisisStore

extension LineProcessor {
  /// Stores an announcement for each room it is for, in the configuration's language, or for the one member it is for, in
  /// that member's.
  func enqueue(
    _ announcement: Announcement, from submission: Submission?, cause: Int64?, in transaction: StoreTransaction
  ) throws {
    if case .member(let number) = announcement.audience {
      return try enqueue(announcement, toMember: number, cause: cause, in: transaction)
    }
    let text = render(announcement.statement, settings.language)
    let crisis = try announcement.crisis.flatMap { try transaction.crisis($0) }
    let isForEverybody = announcement.isForEverybody || announcement.precedence == .distress
    for key in rooms(for: announcement.audience, of: crisis, isForEverybody: isForEverybody) {
      if let submission, submission.network == key.network, submission.channel == key.channel,
        !announcement.isForTheRoomToo
      {
        continue
      }
      try enqueue(announcement, text, on: key.network, to: .channel(key.channel), cause: cause, in: transaction)
    }
    for room in announcement.wakes.map(settings.rooms) ?? [] {
      try enqueue(announcement, text, on: room.network, to: .channel(room.channel), cause: cause, in: transaction)
    }
    for hook in settings.webhooks(announcement.webhookKind, to: announcement.audience, of: crisis) {
      var own = announcement
      own.lifetime = Webhook.lifetime
      try enqueue(own, text, on: Webhook.network, to: .channel(hook.name), cause: cause, in: transaction)
    }
    for member in try readersWithoutRoom(announcement.audience, of: crisis, in: transaction) {
      // Who typed it has the answer.
      if let submission, try transaction.accounts(ofMember: member.number).contains(submission.person) { continue }
      var own = announcement
      own.audience = .member(member.number)
      try enqueue(own, toMember: member.number, cause: cause, in: transaction)
    }
  }

  /// The managers of those of the authorities that have no room on any network, by the authority's code.
  func managersWithoutRoom(
    of authorities: some Sequence<String>, in records: some StoreQueries
  ) throws -> [String: [Member]] {
    let rooms = Set(settings.channels.values)
    var managers: [String: [Member]] = [:]
    for authority in authorities where !rooms.contains(.managers(authority: authority)) {
      managers[authority] = try records.managers(of: authority)
    }
    return managers
  }

  /// The managers who hear in private what is said to managers: their authority has no room.
  func readersWithoutRoom(
    _ audience: AnnouncementAudience, of crisis: Crisis?, in records: some StoreQueries
  ) throws -> [Member] {
    let authorities: Set<String> =
      switch audience {
      case .managersConcerned: crisis?.authorities ?? []
      case .managers(let authorities): authorities
      case .volunteers, .coordination, .member: []
      }
    let managers = try managersWithoutRoom(of: authorities, in: records).values.joined()
    return Dictionary(managers.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.number < $1.number }
  }

  private func enqueue(
    _ announcement: Announcement, toMember number: Int, cause: Int64?, in transaction: StoreTransaction
  ) throws {
    guard let member = try transaction.member(number: number) else { return }
    if let crisis = try announcement.crisis.flatMap({ try transaction.crisis($0) }),
      !NeedToKnow.mayHear(of: crisis, member)
    {
      return
    }
    if let topic = announcement.topic, announcement.precedence != .distress,
      try transaction.mutedTopics(ofMember: number).contains(topic)
    {
      return
    }
    let text = render(announcement.statement, member.language ?? settings.language)
    for account in try transaction.accounts(ofMember: number) {
      guard let name = AccountName.parts(account) else { continue }
      try enqueue(announcement, text, on: name.network, to: .account(name.account), cause: cause, in: transaction)
    }
  }

  private func enqueue(
    _ announcement: Announcement, _ text: String, on network: String, to destination: OutgoingLine.Destination,
    cause: Int64?, in transaction: StoreTransaction
  ) throws {
    var line = OutboxLine(
      cause: cause, createdAt: now, network: network, destination: destination, lane: announcement.precedence.lane,
      key: announcement.key, expiresAt: now + announcement.lifetime, nature: announcement.statement.nature,
      text: text, audience: announcement.audience.stored, crisis: announcement.crisis)
    line.asks = announcement.asks
    if announcement.precedence == .announcement, let room = managersRoom(line) {
      line.weight = announcement.weight
      return try enqueue(line, in: room, transaction)
    }
    _ = try transaction.enqueue(line)
  }
}

extension Announcement.Precedence {
  var lane: OutgoingLine.Lane {
    switch self {
    case .distress: .distress
    case .call: .call
    case .announcement: .announcement
    case .digest: .digest
    }
  }
}

extension AnnouncementAudience {
  /// As kept in the outbox, so that the right to read is checked again when the line is sent.
  var stored: String {
    switch self {
    case .volunteers: "volunteers"
    case .coordination: "coordination"
    case .managersConcerned: "managers"
    case .managers(let authorities): "managers:" + authorities.sorted().joined(separator: ",")
    case .member(let number): "member:\(number)"
    }
  }

  init?(stored: String) {
    switch stored {
    case "volunteers": self = .volunteers
    case "coordination": self = .coordination
    case "managers": self = .managersConcerned
    default:
      let parts = stored.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      switch (parts.first, parts.last) {
      case ("managers", let authorities?) where parts.count == 2:
        self = .managers(of: Set(authorities.split(separator: ",").map(String.init)))
      case ("member", let number?) where parts.count == 2:
        guard let number = Int(number) else { return nil }
        self = .member(number)
      default: return nil
      }
    }
  }
}
