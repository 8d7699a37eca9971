/// What the team's own accounts are to tell the public (relais), printed `R9`. Nothing goes out without a second person.
package struct Relay: Sendable, Equatable {
  package var crisis: String
  package var number: Int
  package var kind: RelayKind
  package var status: RelayStatus
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
  package var publications: [RelayPublication]

  package init(
    crisis: String, number: Int, kind: RelayKind, status: RelayStatus = .draft, text: String, source: String,
    authority: String? = nil, beneficiary: String? = nil, report: Int? = nil, writtenBy: Int, writtenAt: Milliseconds,
    expiresAt: Milliseconds, approvedBy: Int? = nil, approvedAt: Milliseconds? = nil, endReason: String? = nil,
    publications: [RelayPublication] = []
  ) {
    self.crisis = crisis
    self.number = number
    self.kind = kind
    self.status = status
    self.text = text
    self.source = source
    self.authority = authority
    self.beneficiary = beneficiary
    self.report = report
    self.writtenBy = writtenBy
    self.writtenAt = writtenAt
    self.expiresAt = expiresAt
    self.approvedBy = approvedBy
    self.approvedAt = approvedAt
    self.endReason = endReason
    self.publications = publications
  }

  package var published: [RelayPublication] { publications.filter { $0.state == .published } }

  /// What it is at a moment: what has run out is so before the clock has said it.
  package func status(at now: Milliseconds) -> RelayStatus { status.isLive && expiresAt <= now ? .expired : status }
}

/// A relay on one account: the words that go there, and the proof that they did.
package struct RelayPublication: Sendable, Equatable {
  /// The account, by the name in the configuration.
  package var account: String
  package var network: RelayNetwork
  /// All that is posted: the mark of an exercise, the text, the address.
  package var text: String
  /// In the network's own counting.
  package var length: Int
  package var limit: Int
  package var state: State
  /// Where it can be read.
  package var url: String?
  package var at: Milliseconds?
  /// Why the account did not take it.
  package var reason: String?

  package enum State: String, Sendable, CaseIterable {
    case planned
    case published
    case failed
  }

  package init(
    account: String, network: RelayNetwork, text: String, length: Int, limit: Int, state: State = .planned,
    url: String? = nil, at: Milliseconds? = nil, reason: String? = nil
  ) {
    self.account = account
    self.network = network
    self.text = text
    self.length = length
    self.limit = limit
    self.state = state
    self.url = url
    self.at = at
    self.reason = reason
  }
}

/// When a live relay wants something: what the clock looks at.
package struct RelayTimes: Sendable, Equatable {
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

  package init(
    crisis: String, number: Int, status: RelayStatus, since: Milliseconds, sequence: Int64, reminders: Int,
    expiresAt: Milliseconds
  ) {
    self.crisis = crisis
    self.number = number
    self.status = status
    self.since = since
    self.sequence = sequence
    self.reminders = reminders
    self.expiresAt = expiresAt
  }
}
