import CommandBook
import CrisisCore
import CrisisStore

/// Who looks at a map or a feed: what they see of a report is decided here.
package enum FeedAudience: Sendable, Equatable {
  /// Members who may hear of the crisis.
  case restricted
  /// Everybody, of what was verified so long ago.
  case everybody(delay: Milliseconds)
}

/// A report as maps and feeds show it. Of the public's it holds nothing but a ``PublicReport``.
package struct FeedItem: Sendable {
  /// nil: for everybody.
  package var number: Int?
  package var status: ReportStatus
  package var category: CrisisCore.Category?
  package var isUrgent = false
  package var isCall = false
  package var moment: Milliseconds
  package var commune: String?
  package var insee: String?
  /// In words.
  package var place: String?
  package var latitude: Double?
  package var longitude: Double?
  package var precision: PlacePrecision?
  package var text: String?
  package var link: String?
  package var nature: CrisisNature

  /// - Returns: nil: it is not for them.
  init?(_ exported: ExportedReport, of crisis: Crisis, for audience: FeedAudience, at now: Milliseconds) {
    let report = exported.report
    nature = report.nature(in: crisis.nature)
    status = report.status
    guard case .everybody(let delay) = audience else {
      number = report.number
      category = report.category
      isUrgent = report.isUrgent
      isCall = exported.isCall && report.status != .lifted
      moment = report.observedAt ?? report.receivedAt
      let place = report.place
      (commune, insee, self.place, precision) = (place.commune, place.insee, place.shown, place.precision)
      (latitude, longitude) = (place.latitude, place.longitude)
      text = report.text?.unlessBlank
      link = report.link?.raw
      return
    }
    let verdict = exported.verification
    guard
      let known = PublicReport(
        report, isCall: exported.isCall, verifiedAt: verdict?.at, reason: verdict?.reason, at: now, delay: delay)
    else { return nil }
    category = known.category
    moment = known.moment
    (commune, insee, place) = (known.commune, known.insee, known.commune)
    precision = known.isCentre ? .commune : .locality
    (latitude, longitude) = (known.latitude, known.longitude)
  }
}

/// What a feed says of a report, in one language.
struct FeedWords {
  let words: ExportWords

  /// `S47, Issoire (12 rue du Pont), route`; of what is not for real, first what it is.
  func name(_ item: FeedItem) -> String {
    let name = words.say(Texts.feeds.name(item.number, item.place, item.category))
    return item.nature == .real ? clean(name) : clean("\(words.say(item.nature).uppercased()) \(name)")
  }

  func description(_ item: FeedItem) -> String {
    clean(
      words.say(
        Texts.feeds.description(
          item.status, item.isUrgent, item.isCall, item.moment, item.precision.map { $0 == .commune } ?? false,
          item.text)))
  }

  func text(_ text: String?) -> String? { text.map(clean) }

  /// Without what turns the direction of words, and what no form can hold.
  func clean(_ text: String) -> String { PageText.plain(text) }

  func moment(_ item: FeedItem) -> String { words.clock.iso(item.moment) }
}

extension FeedItem {
  /// By what became of it, whatever it is about: the same everywhere, in the page's style too.
  var colour: String {
    if isCall { return "#b3261e" }
    return switch status {
    case .verified: "#1d6b3a"
    case .new, .claimed: "#b26a00"
    default: "#6b7580"
    }
  }

  /// A form that uMap knows, by what it is about.
  var umapShape: String {
    if isCall { return "Ball" }
    return switch category {
    case .road: "Default"
    case .water: "Drop"
    case .building, .evacuation: "Square"
    default: "Circle"
    }
  }
}
