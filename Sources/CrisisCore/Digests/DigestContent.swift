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

  /// So many reports of a kind.
  package typealias Count = (status: ReportStatus, urgency: Urgency, topic: Topic?, commune: String?, count: Int)

  /// Counts them; of the same section and commune together.
  package mutating func add(_ counts: [Count]) {
    var places: [Group: Int] = [:]
    for count in counts {
      byStatus[count.status, default: 0] += count.count
      guard let section = Section(count.status, count.urgency, count.topic) else { continue }
      places[Group(section: section, commune: count.commune, count: 0), default: 0] += count.count
    }
    groups += places.map { Group(section: $0.section, commune: $0.commune, count: $1) }
  }

  /// What a manager looks for by itself: such reports stand together, urgent or not. The raw value is the category's.
  package enum Topic: String, Sendable, CaseIterable, Hashable {
    case evacuations = "evacuation"
    case roads = "route"
  }

  /// Reports that stand together in a digest.
  package struct Section: Sendable, Hashable {
    /// nil: all others.
    package var topic: Topic?
    package var isVerified: Bool
    /// nil: both, those that are urgent first.
    package var isUrgent: Bool?

    package static let verifiedUrgent = Section(isVerified: true, isUrgent: true)
    package static let verified = Section(isVerified: true, isUrgent: false)
    package static let toConfirmUrgent = Section(isVerified: false, isUrgent: true)
    package static let toConfirm = Section(isVerified: false, isUrgent: false)

    package static func of(_ topic: Topic, isVerified: Bool) -> Section {
      Section(topic: topic, isVerified: isVerified)
    }

    package static let all =
      [verifiedUrgent, verified, toConfirmUrgent, toConfirm]
      + Topic.allCases.flatMap { [of($0, isVerified: true), of($0, isVerified: false)] }

    private init(topic: Topic? = nil, isVerified: Bool, isUrgent: Bool? = nil) {
      self.topic = topic
      self.isVerified = isVerified
      self.isUrgent = isUrgent
    }

    /// nil for a report that is settled otherwise: it is in the counts only.
    package init?(_ status: ReportStatus, _ urgency: Urgency, _ topic: Topic?) {
      switch status {
      case .verified: isVerified = true
      case .new, .claimed: isVerified = false
      default: return nil
      }
      self.topic = topic
      isUrgent = topic == nil ? urgency == .urgent : nil
    }
  }

  /// The reports of one section in one commune; nil: whose commune is not known.
  package struct Group: Sendable, Hashable {
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
    /// Told where those that are and those that are not stand together.
    package var isUrgent: Bool?
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
