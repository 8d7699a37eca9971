import PlainText

/// What everybody may know of a report: that something of a kind was verified about a place, about an hour. Made here and
/// nowhere else; who shows something to the public has nothing but this.
package struct PublicReport: Sendable, Equatable {
  package var category: Category
  package var commune: String
  package var insee: String?
  package var latitude: Double?
  package var longitude: Double?
  /// Whether the point is the commune's own; else it is right to a kilometre or so.
  package var isCentre: Bool
  /// To the quarter of an hour.
  package var moment: Milliseconds

  /// What may be shown at all. Not evacuations, which lead to empty houses; not people and what they need; not rumours,
  /// which a word without its text would spread.
  package static let categories: Set<Category> = [.road, .water, .building, .network]

  /// How long after it was verified, where the configuration does not say.
  package static let usualDelay: Milliseconds = 30 * .minute

  /// - Parameters:
  ///   - isCall: it is or was a call for help.
  ///   - verifiedAt: by the last verification that stands.
  ///   - reason: that was given for it.
  /// - Returns: nil: it is for nobody outside.
  package init?(
    _ report: Report, isCall: Bool, verifiedAt: Milliseconds?, reason: String?, at now: Milliseconds,
    delay: Milliseconds
  ) {
    guard report.status == .verified, !isCall, !report.isRealCall, report.peopleAtRisk == nil,
      let category = report.category, Self.categories.contains(category),
      let commune = report.place.commune, let verifiedAt, now - verifiedAt >= delay
    else { return nil }
    let words = [report.text, report.place.raw, report.place.detail, reason]
    guard !words.contains(where: { $0.map(Self.tellsOfPeople) ?? false }) else { return nil }
    self.category = category
    self.commune = commune
    insee = report.place.insee
    isCentre = report.place.precision == .commune
    let digits = isCentre ? 100_000.0 : 100.0
    if let latitude = report.place.latitude, let longitude = report.place.longitude {
      self.latitude = (latitude * digits).rounded() / digits
      self.longitude = (longitude * digits).rounded() / digits
    }
    let seen = report.observedAt ?? report.receivedAt
    moment = seen - seen % (15 * .minute)
  }

  /// How words begin that tell where people are, whom nobody is to find by a map: evacuated homes, responders, the missing.
  private static let roots = [
    "evacu", "pompier", "gendarm", "polic", "secour", "sdis", "codis", "sapeur", "samu", "smur", "crs", "militaire",
    "soldat", "helico", "dragon", "ambulan", "disparu", "recherch", "pillag", "cambriol", "relog", "heberg", "sinistr",
    "victim", "bless", "mort", "deced", "cadavre", "corps", "enfant", "firefight", "rescue", "missing", "loot",
    "shelter", "injur", "dead",
  ]

  static func tellsOfPeople(_ text: String) -> Bool {
    Folding.fold(text).split { !$0.isLetter }.contains { word in roots.contains { word.hasPrefix($0) } }
  }
}
