extension Crisis {
  /// The line of `!état`.
  ///
  /// - Parameters:
  ///   - people: who takes part.
  ///   - namesPeople: whether their names are for those who ask.
  ///   - nextDigest: when the next digest is due; nil: none is.
  package func statusStatement(
    _ figures: ReportFigures, requester: Authority?, watch: WatchSummary? = nil, open: OpenMatters = .none,
    people: [Participant] = [], namesPeople: Bool = false, nextDigest: Milliseconds? = nil
  ) -> Statement {
    Texts.crises.status(
      self, status == .eased, codArmed == true, openedAt, figures.counts, open.questionNumbers, figures.lastReceivedAt,
      requester, people.isEmpty ? nil : Texts.crises.people(people.count, namesPeople ? names(people) : nil), watch,
      nextDigest, nature: nature)
  }

  private func names(_ people: [Participant]) -> [String]? {
    people.count <= Participant.mostNamed ? people.map(\.name) : nil
  }

  /// What the public writes under; nil where nobody said.
  package var hashtagStatement: Statement? {
    hashtags.unlessEmpty.map { Texts.crises.hashtags(code, $0, nature: nature) }
  }

  /// nil: nobody outside sees anything of it.
  package var publicMapStatement: Statement? { publicMap == nil ? nil : say(Texts.crises.publicMap) }

  /// A line of `!crises`.
  package func listStatement(_ figures: ReportFigures, requester: Authority?) -> Statement {
    status.isOpen
      ? Texts.crises.open(self, openedAt, figures.counts, requester, nature: nature)
      : Texts.crises.ended(self, status, openedAt, closedAt, figures.total, requester, nature: nature)
  }
}

extension ReportFigures {
  /// Those that nobody has settled.
  var unsettled: Int { (byStatus[.new] ?? 0) + (byStatus[.claimed] ?? 0) }

  /// `7 signalements, dont 3 à vérifier et 2 urgents`
  var counts: Statement { Texts.crises.counts(total, unsettled, urgentOpen) }
}
