extension Crisis {
  /// The line of `!état`.
  package func statusStatement(_ figures: ReportFigures) -> Statement {
    var values: [String: Value] = [
      "crisis": .text(code), "title": titleValue, "since": .time(openedAt), "total": .number(figures.total),
      "none": .flag(figures.total == 0),
      "urgent": figures.urgentOpen == 0 ? .flag(false) : .number(figures.urgentOpen),
      "last": figures.lastReceivedAt.map { .time($0) } ?? .flag(false),
    ]
    for status in ReportStatus.allCases {
      let count = figures.byStatus[status] ?? 0
      values["\(status.rawValue)_count"] = count == 0 ? .flag(false) : .number(count)
    }
    return Statement("status.crisis", values, nature: nature)
  }
}

extension Report {
  /// The card of `!voir`.
  package func cardStatement(reporter: String, nature: CrisisNature) -> Statement {
    var values = self.values
    values["crisis"] = .text(crisis)
    values["text"] = text.map { .text($0) } ?? .flag(false)
    values["url"] = link.map { .text($0.raw) } ?? .flag(false)
    values["received"] = .time(receivedAt)
    values["reporter"] = .text(reporter)
    values["counted"] = people > 1 ? .number(people) : .flag(false)
    values["place_unknown"] = .flag(place.commune == nil)
    return Statement("show.card", values, nature: nature)
  }
}
