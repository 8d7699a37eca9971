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
    return CrisisActivity(
      counts: counts, from: first * step, step: step, byStatus: try records.figures(crisis: crisis.code).byStatus,
      byCategory: try records.countByCategory(crisis: crisis.code))
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
      let (column, row) = (index % 3, index / 3)
      parts.append(block(Double(column * 240), Double(38 + row * 20), 12, 12, Self.colour(one.status)))
      parts.append(
        text("\(words.words(one.status.term)) \(one.count)", x: Double(column * 240 + 18), y: 49 + row * 20))
      x += wide
    }
    return picture(parts, 40 + (all.count + 2) / 3 * 20, words.words(.phrase(Texts.exports.statuses(total))))
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

  private func text(_ text: String, x: Double, y: Int) -> String {
    "<text x=\"\(number(x))\" y=\"\(y)\" font-size=\"12\" font-family=\"sans-serif\" fill=\"currentColor\">"
      + "\(escaped(text))</text>"
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
