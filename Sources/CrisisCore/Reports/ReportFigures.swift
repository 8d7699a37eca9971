/// The reports of a crisis in figures; those cancelled are not counted.
package struct ReportFigures: Sendable, Equatable {
  package var byStatus: [ReportStatus: Int]
  package var urgent: Int
  /// Urgent, and nobody has settled it yet.
  package var urgentOpen: Int
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
    sightings: Int = 0, firstReceivedAt: Milliseconds? = nil, lastReceivedAt: Milliseconds? = nil,
    urgentOpen: Int = 0
  ) {
    self.byStatus = byStatus
    self.urgent = urgent
    self.urgentOpen = urgentOpen
    self.withoutCommune = withoutCommune
    self.reporters = reporters
    self.sightings = sightings
    self.firstReceivedAt = firstReceivedAt
    self.lastReceivedAt = lastReceivedAt
  }
}
