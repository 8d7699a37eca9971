import CommandBook
import CrisisCore
import CrisisStore

/// What a crisis looks like in figures.
package struct CrisisActivity: Sendable {
  /// The reports that came in each length of time, from a moment on.
  package var counts: [Int]
  package var from: Milliseconds
  /// How long each is, in milliseconds.
  package var step: Milliseconds
  package var byStatus: [ReportStatus: Int]
  package var byCategory: [CrisisCore.Category?: Int]
  let map: StillMap

  /// As many bars as are told apart at a glance.
  private static let mostBars = 72
  private static let steps: [Milliseconds] = [.hour, 3 * .hour, 6 * .hour, .day, 7 * .day]

  /// From the opening of the crisis to its end, or to now.
  package static func of(_ crisis: Crisis, at now: Milliseconds, in records: some StoreQueries) throws -> CrisisActivity
  {
    let end = max(crisis.closedAt ?? now, crisis.openedAt) + 1
    let step = steps.first { (end - crisis.openedAt) / $0 < Self.mostBars } ?? 30 * .day
    let first = crisis.openedAt / step
    var counts = [Int](repeating: 0, count: Int((end - 1) / step - first) + 1)
    for (slot, count) in try records.countByTime(crisis: crisis.code, step: step) {
      // What is entered later than the end, or by a clock that ran ahead, is counted at the edge.
      counts[min(max(Int(slot - first), 0), counts.count - 1)] += count
    }
    let byStatus = try records.figures(crisis: crisis.code).byStatus
    return CrisisActivity(
      counts: counts, from: first * step, step: step, byStatus: byStatus,
      byCategory: try records.countByCategory(crisis: crisis.code),
      map: StillMap(
        of: crisis.departements.map(\.code), try records.countByPoint(crisis: crisis.code),
        total: byStatus.values.reduce(0, +)))
  }

  /// Those that there are, in the order of a report's life.
  package var statuses: [(status: ReportStatus, count: Int)] {
    ReportStatus.allCases.compactMap { status in byStatus[status].map { (status, $0) } }.filter { $0.count > 0 }
  }
}

/// Figures as pictures: SVG 1.1 without a style of its own, so that a page's policy lets it in and a file shows it as it is.
package struct Charts {
  private let words: Speaker
  private let clock: LocalClock

  package init(_ words: Speaker, _ clock: LocalClock) {
    self.words = words
    self.clock = clock
  }

  private static let (width, height, foot) = (720, 150, 22)

  /// A bar for each length of time, with its times beneath and how many the highest stands for.
  package func arrivals(_ activity: CrisisActivity) -> (svg: String, title: String) {
    let most = max(activity.counts.max() ?? 0, 1)
    let room = min(Double(Self.width) / Double(activity.counts.count), 48)
    let ground = Self.height - Self.foot
    var parts: [String] = []
    for (index, count) in activity.counts.enumerated() where count > 0 {
      let tall = max(2, Double(ground - 16) * Double(count) / Double(most))
      parts.append(block(Double(index) * room + 0.5, Double(ground) - tall, max(1, room - 1), tall, "#3b82b5"))
    }
    parts.append("<path d=\"M0 \(ground).5H\(Self.width)\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>")
    let every = max(1, (activity.counts.count + 7) / 8)
    for index in stride(from: 0, to: activity.counts.count, by: every) {
      let moment = activity.from + Milliseconds(index) * activity.step
      parts.append(text(words.words(.time(moment)), x: Double(index) * room, y: Self.height - 6))
    }
    parts.append(text("\(most)", x: 0, y: 11))
    return picture(
      parts, Self.height,
      words.words(.phrase(Texts.exports.arrivals(activity.counts.reduce(0, +), most, activity.step))))
  }

  /// One bar, cut by what became of the reports; each part is named beside its count.
  package func statuses(_ activity: CrisisActivity) -> (svg: String, title: String) {
    let all = activity.statuses
    let total = max(1, all.map(\.count).reduce(0, +))
    var (parts, x): ([String], Double) = ([], 0)
    for (index, one) in all.enumerated() {
      let wide = Double(Self.width) * Double(one.count) / Double(total)
      parts.append(block(x, 0, wide, 26, Self.colour(one.status)))
      parts += legend("\(words.words(one.status.term)) \(one.count)", one.status, at: index, below: 38)
      x += wide
    }
    return picture(parts, 40 + (all.count + 2) / 3 * 20, words.words(.phrase(Texts.exports.statuses(total))))
  }

  /// Where the reports are; nil: the crisis is nowhere that could be drawn.
  package func map(_ activity: CrisisActivity) -> (svg: String, title: String)? {
    let map = activity.map
    guard let frame = map.frame else { return nil }
    var parts = map.parts(in: frame) { drawing in
      switch drawing {
      case .line(let path, let isBorder):
        "<path d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"\(isBorder ? 0.8 : 0.2)\"/>"
      case .name(let name, let x, let y): text(name, x: x, y: Int(y), isCentred: true)
      case .circle(let place, let x, let y):
        "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(min(24, 4 + Double(place.count - 1).squareRoot() * 2)))\""
          + " fill=\"\(Self.colour(place.shown))\" fill-opacity=\"0.85\" stroke=\"#ffffff\"/>"
          + (place.count > 1 ? text("\(place.count)", x: x, y: Int(y) + 4, isCentred: true) : "")
      }
    }
    let statuses = map.statuses
    for (index, status) in statuses.enumerated() {
      parts += legend(words.words(status.term), status, at: index, below: frame.height + 8)
    }
    return picture(
      parts, frame.height + 12 + (statuses.count + 2) / 3 * 20,
      words.words(.phrase(Texts.exports.map(map.placed, map.unplaced))))
  }

  /// One of a list of colours, three in a row.
  private func legend(_ words: String, _ status: ReportStatus, at index: Int, below top: Int) -> [String] {
    let (x, y) = (index % 3 * 240, top + index / 3 * 20)
    return [
      block(Double(x), Double(y), 12, 12, Self.colour(status)), text(words, x: Double(x + 18), y: y + 11),
    ]
  }

  static func colour(_ status: ReportStatus) -> String {
    switch status {
    case .new: "#c98a16"
    case .claimed: "#e0b45c"
    case .verified: "#2f8f57"
    case .refuted: "#b3453d"
    case .lifted: "#6aa7cf"
    default: "#8a929a"
    }
  }

  private func picture(_ parts: [String], _ height: Int, _ title: String) -> (svg: String, title: String) {
    let size = "viewBox=\"0 0 \(Self.width) \(height)\""
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\" aria-label=\"\(escaped(title))\">\(parts.joined())</svg>"
    return (svg, title)
  }

  private func text(_ text: String, x: Double, y: Int, isCentred: Bool = false) -> String {
    "<text x=\"\(number(x))\" y=\"\(y)\" font-size=\"12\" font-family=\"sans-serif\" fill=\"currentColor\""
      + "\(isCentred ? " text-anchor=\"middle\"" : "")>\(escaped(text))</text>"
  }

  private func block(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: String) -> String {
    let place = "x=\"\(number(x))\" y=\"\(number(y))\""
    return "<rect \(place) width=\"\(number(width))\" height=\"\(number(height))\" fill=\"\(colour)\"/>"
  }

  private func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
