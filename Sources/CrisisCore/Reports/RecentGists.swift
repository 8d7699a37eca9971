/// The facts told last in each commune of a crisis. Only a memory: what it names is looked at again before it is said.
package struct RecentGists: Sendable {
  /// So many of a commune are remembered.
  static let capacity = 32

  private var byCommune: [String: [(number: Int, gist: Gist)]] = [:]

  package init() {}

  /// The latest reports of a crisis, the latest first.
  package init(_ reports: [Report]) {
    for report in reports.reversed() { if let gist = Gist(report) { add(report.number, gist) } }
  }

  package mutating func add(_ number: Int, _ gist: Gist) {
    byCommune[gist.commune, default: []].append((number, gist))
    if byCommune[gist.commune, default: []].count > Self.capacity { byCommune[gist.commune]?.removeFirst() }
  }

  /// The reports beside one that are perhaps the same fact, the likest first, then the earliest.
  package func like(_ gist: Gist, beside number: Int) -> [Int] {
    var found: [(number: Int, likeness: Double)] = []
    for told in byCommune[gist.commune] ?? [] where told.number != number {
      if let likeness = gist.likeness(to: told.gist) { found.append((told.number, likeness)) }
    }
    found.sort { $0.likeness == $1.likeness ? $0.number < $1.number : $0.likeness > $1.likeness }
    return found.map(\.number)
  }
}
