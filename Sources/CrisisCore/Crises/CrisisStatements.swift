extension Crisis {
  /// The line of `!état`.
  package func statusStatement(
    _ figures: ReportFigures, requester: Authority?, watch: WatchSummary? = nil, open: OpenMatters = .none
  ) -> Statement {
    Texts.crises.status(
      self, status == .eased, codArmed == true, openedAt, figures.total, figures.unsettled, figures.urgentOpen,
      open.questionNumbers, figures.lastReceivedAt, requester, watch, nature: nature)
  }

  /// A line of `!crises`.
  package func listStatement(_ figures: ReportFigures, requester: Authority?) -> Statement {
    status.isOpen
      ? Texts.crises.open(self, openedAt, figures.total, figures.unsettled, requester, nature: nature)
      : Texts.crises.ended(self, status, openedAt, closedAt, figures.total, requester, nature: nature)
  }
}

extension ReportFigures {
  /// Those that nobody has settled.
  var unsettled: Int { (byStatus[.new] ?? 0) + (byStatus[.claimed] ?? 0) }
}
