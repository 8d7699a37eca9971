import CrisisCore
import GRDB

extension StoreQueries {
  package func figures(crisis: String) throws -> ReportFigures {
    let counts = ReportStatus.allCases.map { "count(*) FILTER (WHERE status = '\($0.rawValue)')" }
    return try db.row(
      """
      SELECT count(*) FILTER (WHERE urgency = 'urgent' AND status <> 'lifted'), count(*) FILTER (WHERE insee IS NULL),
        count(DISTINCT reported_by), coalesce(sum(people), 0), min(received_at), max(received_at),
        count(*) FILTER (WHERE urgency = 'urgent' AND status IN ('new', 'claimed')),
        \(counts.joined(separator: ", "))
      FROM report WHERE crisis = ? AND status <> 'cancelled'
      """,
      [crisis]
    ) { row in
      var byStatus: [ReportStatus: Int] = [:]
      for (index, status) in ReportStatus.allCases.enumerated() {
        let count: Int = row[7 + Int32(index)]
        if count > 0 { byStatus[status] = count }
      }
      return ReportFigures(
        byStatus: byStatus, urgent: row[0], withoutCommune: row[1], reporters: row[2], sightings: row[3],
        firstReceivedAt: row[4], lastReceivedAt: row[5], urgentOpen: row[6])
    } ?? ReportFigures()
  }
}
