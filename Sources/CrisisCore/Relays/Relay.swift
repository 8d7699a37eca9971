/// What the team's own accounts are to tell the public (relais), printed `R9`. Nothing goes out without a second person.
package struct Relay: Sendable, Equatable, Decodable {
  package var crisis: String
  package var number: Int
  package var kind: RelayKind
  package var status: RelayStatus = .draft
  /// As it was written, without mark and address.
  package var text: String
  /// The official address that it leads to.
  package var source: String
  /// Whose address that is, where the configuration says; the code of an authority.
  package var authority: String?
  /// For whom an appeal for solidarity is.
  package var beneficiary: String?
  /// The report that it denies.
  package var report: Int?
  /// The relay whose place it takes once it is approved, by number.
  package var corrects: Int?
  /// The one that has taken its place.
  package var correctedBy: Int?
  /// The member who wrote it, and never approves it.
  package var writtenBy: Int
  package var writtenAt: Milliseconds
  /// When it is worth nothing any more, published or not.
  package var expiresAt: Milliseconds
  package var approvedBy: Int?
  package var approvedAt: Milliseconds?
  /// Why it was rejected or withdrawn.
  package var endReason: String?
  /// One for each account that it is for, in the order of the configuration.
  package var publications: [RelayPublication] = []

  package var published: [RelayPublication] { publications.filter { $0.state == .published } }
  /// Where it is online, or was.
  package var onceOnline: [RelayPublication] {
    publications.filter { [.published, .removed, .replaced].contains($0.state) }
  }

  /// What it is at a moment: what has run out is so before the clock has said it.
  package func status(at now: Milliseconds) -> RelayStatus { status.isLive && expiresAt <= now ? .expired : status }
}

/// A relay on one account: the words that go there, and the proof that they did.
package struct RelayPublication: Sendable, Equatable, Decodable {
  /// The account, by the name in the configuration.
  package var account: String
  package var network: RelayNetwork
  /// All that is posted: the mark of an exercise, the text, the address.
  package var text: String
  /// In the network's own counting.
  package var length: Int
  package var limit: Int
  package var state: State = .planned
  /// Where it can be read.
  package var url: String?
  package var at: Milliseconds?
  /// Why the account did not take it.
  package var reason: String?
  /// Vigie posts it, and takes it away, by itself.
  package var isOurs = false

  package enum State: String, Sendable, Decodable, CaseIterable {
    case planned
    case published
    case failed
    /// It was online, and Vigie has taken it away.
    case removed
    /// The words of the relay that corrects it stand there now, at the same address.
    case replaced
  }
}

/// When a live relay wants something: what the clock looks at.
package struct RelayTimes: Sendable, Equatable, Decodable {
  package var crisis: String
  package var number: Int
  package var status: RelayStatus
  /// Since when it waits for somebody: written, or approved.
  package var since: Milliseconds
  /// The row of the journal that says so.
  package var sequence: Int64
  /// How many of the reminders are over.
  package var reminders: Int
  package var expiresAt: Milliseconds
}
