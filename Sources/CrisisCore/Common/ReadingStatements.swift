extension Crisis {
  /// The line of `!état`.
  package func statusStatement(
    _ figures: ReportFigures, requester: Authority?, watch: WatchSummary? = nil, open: OpenMatters = .none
  ) -> Statement {
    Statement(
      "status.crisis",
      [
        "crisis": .text(code), "title": titleValue, "since": .time(openedAt), "total": .number(figures.total),
        "eased": .flag(status == .eased), "cod_armed": .flag(codArmed == true),
        "new_count": .number((figures.byStatus[.new] ?? 0) + (figures.byStatus[.claimed] ?? 0)),
        "urgent": .number(figures.urgentOpen), "questions": open.questionNumbers,
        "last_report": figures.lastReceivedAt.map { .time($0) } ?? .flag(false),
        "requester": requester?.value ?? .flag(false),
      ].merging(Slot.maybe(.watch).values(of: watch)) { $1 }, nature: nature)
  }
}

extension Crisis {
  /// A line of `!crises`.
  package func listStatement(_ figures: ReportFigures, requester: Authority?) -> Statement {
    var values: [String: Value] = [
      "crisis": .text(code), "title": titleValue, "total": .number(figures.total),
      "requester": requester?.value ?? .flag(false),
    ]
    guard !status.isOpen else {
      values["since"] = .time(openedAt)
      let open = (figures.byStatus[.new] ?? 0) + (figures.byStatus[.claimed] ?? 0)
      values["new_count"] = open > 0 ? .number(open) : .flag(false)
      return Statement("crises.open", values, nature: nature)
    }
    values["status"] = .status(status)
    values["from"] = .time(openedAt)
    values["until"] = closedAt.map { .time($0) } ?? .flag(false)
    return Statement("crises.ended", values, nature: nature)
  }
}

extension Report {
  /// A line of `!liste`.
  package func listStatement(nature: CrisisNature) -> Statement {
    var values = self.values
    values["place"] = place.shown.map { .text($0.quoted(60)) } ?? .flag(false)
    values["text"] = (text?.unlessBlank).map { .text($0.quoted(120)) } ?? .flag(false)
    return Statement("list.report", values, nature: nature)
  }

  /// The card of `!voir`.
  package func cardStatement(reporter: String?, nature: CrisisNature) -> Statement {
    var values = self.values
    values["people_at_risk"] = values["people"]
    values["people"] = .number(people)
    values["crisis"] = .text(crisis)
    values["text"] = text.map { .text($0) } ?? .flag(false)
    values["link"] = link.map { .text($0.raw) } ?? .flag(false)
    values["received"] = .time(receivedAt)
    values["by"] = reporter.map { .text($0) } ?? .flag(false)
    return Statement("show.card", values, nature: nature)
  }
}
