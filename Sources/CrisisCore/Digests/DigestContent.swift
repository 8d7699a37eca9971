import PlainText

/// What the records give to a digest: counts of all reports, and the newest few in words.
package struct DigestContent: Sendable, Equatable {
  package var byStatus: [ReportStatus: Int] = [:]
  package var groups: [Group] = []
  /// In the order in which they deserve to be told.
  package var items: [Section: [Item]] = [:]
  package var relays = DigestRelays()
  /// Those that nobody has lifted, the oldest first. They are in the counts, and in no section.
  package var distresses: [DistressCard] = []
  /// Those lifted since the digest before, the latest first.
  package var lifted: [Report] = []
  package var corrections: [DigestCorrection] = []
  package var rumours: [DigestRumour] = []
  /// Passed on to the managers at once.
  package var escalations: [DigestEscalation] = []
  /// What managers asked; empty in what volunteers read.
  package var questions: [ManagerQuestion] = []

  package static let empty = DigestContent()

  package var total: Int { byStatus.values.reduce(0, +) }

  /// Counts some reports more.
  package mutating func add(_ status: ReportStatus, _ urgency: Urgency, _ commune: String?, _ count: Int) {
    byStatus[status, default: 0] += count
    guard let section = Section(status, urgency) else { return }
    if let index = groups.firstIndex(where: { $0.section == section && $0.commune == commune }) {
      groups[index].count += count
    } else {
      groups.append(Group(section: section, commune: commune, count: count))
    }
  }

  package enum Section: Sendable, CaseIterable, Hashable {
    case verifiedUrgent
    case verified
    case toConfirmUrgent
    case toConfirm

    /// nil for a report that is settled otherwise: it is in the counts only.
    package init?(_ status: ReportStatus, _ urgency: Urgency) {
      switch (status, urgency) {
      case (.verified, .urgent): self = .verifiedUrgent
      case (.verified, .normal): self = .verified
      case (.new, .urgent), (.claimed, .urgent): self = .toConfirmUrgent
      case (.new, .normal), (.claimed, .normal): self = .toConfirm
      default: return nil
      }
    }
  }

  /// The reports of one section in one commune; nil: whose commune is not known.
  package struct Group: Sendable, Equatable {
    package var section: Section
    package var commune: String?
    package var count: Int
  }

  package struct Item: Sendable, Equatable, Decodable {
    package var number: Int
    package var commune: String?
    package var category: Category?
    package var text: String?
    /// The spot in the commune.
    package var detail: String?
    /// When it was seen.
    package var seenAt: Milliseconds?
    /// How many are at risk.
    package var people: Int?
    /// Filed since the digest before.
    package var isNew: Bool?
    /// Something else happened to it since.
    package var isTouched: Bool?

    /// The spot, unless the words say it.
    var spot: String? {
      guard let detail, let text else { return detail }
      return Folding.fold(text).contains(Folding.fold(detail)) ? nil : detail
    }
  }
}
