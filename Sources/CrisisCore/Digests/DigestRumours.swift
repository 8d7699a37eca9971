/// A rumour that goes round: how often it was reported, since when, and what is known of it.
package struct DigestRumour: Sendable, Equatable {
  package var number: Int
  package var commune: String?
  package var text: String?
  package var status: ReportStatus
  /// How many people reported it.
  package var people: Int
  package var since: Milliseconds
  /// Who settled it last, and when.
  package var by: String?
  package var at: Milliseconds?
  /// The relay that denies it, prepared or online; nil: none is known.
  package var denial: Relay?

  package init(
    number: Int, commune: String?, text: String?, status: ReportStatus, people: Int, since: Milliseconds,
    by: String? = nil, at: Milliseconds? = nil, denial: Relay? = nil
  ) {
    self.number = number
    self.commune = commune
    self.text = text
    self.status = status
    self.people = people
    self.since = since
    self.by = by
    self.at = at
    self.denial = denial
  }

  static let mostTold = 3

  static func lines(_ rumours: [DigestRumour], nature: CrisisNature) -> [Statement] {
    var parts = rumours.prefix(mostTold).map(\.value)
    if rumours.count > mostTold {
      parts.append(.phrase(Statement("digest_line.rumours_more", ["count": .number(rumours.count - mostTold)])))
    }
    return DigestWords.joined(parts, "digest_line.then").map {
      [Statement("digest_line.rumours", ["items": .list([$0])], nature: nature)]
    } ?? []
  }

  private var value: Value {
    let isSettled = status == .verified || status == .refuted || status == .unverifiable
    return .phrase(
      Statement(
        "digest_line.rumour",
        [
          "number": .number(number), "commune": commune.map { .text($0) } ?? .flag(false),
          "text": DigestWords.summary(text, nil).map { .text($0) } ?? .flag(false), "people": .number(people),
          "since": .time(since), "status": .status(status),
          "by": isSettled ? by.map { .text($0) } ?? .flag(false) : .flag(false),
          "at": isSettled ? at.map { .time($0) } ?? .flag(false) : .flag(false),
          "denial": denial.map { .list([Self.denial($0)]) } ?? .flag(false),
        ]))
  }
  private static func denial(_ relay: Relay) -> Value {
    .phrase(
      Statement(
        "digest_line.rumour_denial",
        [
          "number": .number(relay.number), "draft": .flag(relay.status == .draft),
          "published": relay.published.compactMap(\.at).min().map { .time($0) } ?? .flag(false),
        ]))
  }
}
