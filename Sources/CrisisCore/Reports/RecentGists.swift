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
    Self.add((number, gist), to: &byCommune[gist.commune, default: []])
  }

  private static func add(_ told: (number: Int, gist: Gist), to all: inout [(number: Int, gist: Gist)]) {
    if all.count >= capacity { all.removeFirst() }
    all.append(told)
  }

  /// The reports beside one that are perhaps the same fact, the likest first, then the earliest.
  package func like(_ gist: Gist, beside number: Int) -> [Int] {
    var found: [(number: Int, likeness: Double)] = []
    let all = byCommune[gist.commune] ?? []
    // Not one by one, which would copy each.
    for index in all.indices where all[index].number != number {
      if let likeness = gist.likeness(to: all[index].gist) { found.append((all[index].number, likeness)) }
    }
    found.sort { $0.likeness == $1.likeness ? $0.number < $1.number : $0.likeness > $1.likeness }
    return found.map(\.number)
  }
}
