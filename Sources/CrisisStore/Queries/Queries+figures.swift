import CrisisCore
import GRDB

/// The reports of a crisis in figures; those cancelled are not counted.
package struct ReportFigures: Sendable, Equatable {
  package var byStatus: [ReportStatus: Int]
  package var urgent: Int
  /// Without a commune that the gazetteer knows.
  package var withoutCommune: Int
  /// How many members entered them.
  package var reporters: Int
  /// How many times one was reported, the first included.
  package var sightings: Int
  package var firstReceivedAt: Milliseconds?
  package var lastReceivedAt: Milliseconds?

  package var total: Int { byStatus.values.reduce(0, +) }

  package init(
    byStatus: [ReportStatus: Int] = [:], urgent: Int = 0, withoutCommune: Int = 0, reporters: Int = 0,
    sightings: Int = 0, firstReceivedAt: Milliseconds? = nil, lastReceivedAt: Milliseconds? = nil
  ) {
    self.byStatus = byStatus
    self.urgent = urgent
    self.withoutCommune = withoutCommune
    self.reporters = reporters
    self.sightings = sightings
    self.firstReceivedAt = firstReceivedAt
    self.lastReceivedAt = lastReceivedAt
  }
}

extension StoreQueries {
  package func figures(crisis: String) throws -> ReportFigures {
    let counts = ReportStatus.allCases.map { "count(*) FILTER (WHERE status = '\($0.rawValue)')" }
    let row = try db.row(
      """
      SELECT count(*) FILTER (WHERE urgency = 'urgent'), count(*) FILTER (WHERE insee IS NULL),
        count(DISTINCT reported_by), coalesce(sum(people), 0), min(received_at), max(received_at),
        \(counts.joined(separator: ", "))
      FROM report WHERE crisis = ? AND status <> 'cancelled'
      """,
      [crisis])
    guard let row else { return ReportFigures() }
    var byStatus: [ReportStatus: Int] = [:]
    for (index, status) in ReportStatus.allCases.enumerated() {
      let count: Int = row[6 + index]
      if count > 0 { byStatus[status] = count }
    }
    return ReportFigures(
      byStatus: byStatus, urgent: row[0], withoutCommune: row[1], reporters: row[2], sightings: row[3],
      firstReceivedAt: row[4], lastReceivedAt: row[5])
  }
}
