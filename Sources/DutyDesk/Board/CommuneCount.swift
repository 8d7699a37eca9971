import CrisisCore
import CrisisStore

/// How much a map has in a commune: what is read where nothing is drawn.
package struct CommuneCount: Sendable {
  package var name: String
  /// Whether it is a commune, and not what somebody typed.
  package var isKnown: Bool
  package var total = 0
  package var verified = 0
  /// When the last was seen.
  package var last: Milliseconds
  package var categories: [CrisisCore.Category] = []
}

extension CrisisExport {
  /// Those that have most come first.
  package func communes(for audience: FeedAudience) throws -> [CommuneCount] {
    var counts: [String: CommuneCount] = [:]
    try eachItem(for: audience) { item in
      guard let name = item.commune ?? item.place else { return }
      let key = item.insee ?? name
      var count = counts[key] ?? CommuneCount(name: name, isKnown: item.commune != nil, last: item.moment)
      count.total += 1
      if item.status == .verified { count.verified += 1 }
      count.last = max(count.last, item.moment)
      if let category = item.category, !count.categories.contains(category) { count.categories.append(category) }
      counts[key] = count
    }
    return counts.values.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
  }
}
