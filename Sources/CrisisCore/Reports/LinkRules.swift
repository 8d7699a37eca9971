/// `!lier 47 https://…`
package struct LinkReport: Sendable, Equatable {
  package var number: Int
  package var link: String

  package init(number: Int, link: String) {
    self.number = number
    self.link = link
  }
}

/// One more link shows the same fact.
package struct ReportLinked: ReportEvent {
  package static let kind = "report.linked"
  package static let sentence = Text("log_entry.report_linked", .number("number"), .maybe(.words("link")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// nil: erased.
  package var link: Link?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, link?.raw) }

  package func erased(_ mark: String) -> ReportLinked {
    var copy = self
    copy.link = nil
    return copy
  }
}

extension ReportLinked: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.links.undone(number, nature: undo.nature))
  }
}

/// Whoever finds the same link later is counted in the report.
package enum LinkRules {
  /// - Parameter other: the report that has the link already.
  package static func link(
    _ report: Report, to link: Link, of other: Report?, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard report.status != .cancelled else { throw .because(Texts.reports.isCancelled(report.number)) }
    guard SettlementRules.maySettle(report, member) else { throw .because(Texts.reports.notYours(report.number)) }
    try ReportRules.checkLength(link.raw)
    if let other {
      throw .because(
        other.number == report.number
          ? Texts.links.isThere(report.number) : Texts.links.isOfAnother(report.number, other.number))
    }
    return Decision(
      [ReportLinked(crisisCode: crisis.code, number: report.number, by: member.number, link: link)],
      answer: Texts.links.done(report.number, report.place.shown(upTo: 60), link.raw, nature: crisis.nature))
  }
}

/// The answers of `link.yaml`.
package struct LinkTexts: Sendable {
  let done = Text("link.done", .number("number"), .maybe(.words("place")), .words("link"))
  let undone = Text("undo.link", .number("number"))
  let isThere = Text("refusal.link_there", .number("number"))
  let isOfAnother = Text("refusal.link_of_another", .number("number"), .number("other"))
}

extension Texts { package static let links = LinkTexts() }
