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
