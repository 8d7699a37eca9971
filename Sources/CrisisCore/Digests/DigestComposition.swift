/// The lines of a digest, from figures and rows: what is empty is left out, distress never.
package struct DigestComposition: Sendable {
  package var crisis: Crisis
  package var frame: DigestFrame
  package var content: DigestContent
  /// Whether anything happened to a report since the digest before.
  package var hasNews: Bool
  /// nil: nobody has thought of a watch.
  package var watch: WatchSummary?

  package init(crisis: Crisis, frame: DigestFrame, content: DigestContent, hasNews: Bool) {
    self.crisis = crisis
    self.frame = frame
    self.content = content
    self.hasNews = hasNews
  }

  package static let mostLines = 15

  package var lines: [Statement] {
    let isNew =
      hasNews || !content.distresses.isEmpty || !content.corrections.isEmpty
      || content.questions.contains { !$0.answers.isEmpty }
    if isNew { return [Texts.digests.heading(self, nature: crisis.nature)] + body.fitted(Self.mostLines - 1) }
    // What was told before is not told again; what waits for somebody is.
    let relays = content.relays.asks(crisis) ? content.relays.lines(of: crisis) : []
    return [Texts.digests.nothing(self, nature: crisis.nature)]
      + DigestQuestions.lines(content.questions, nature: crisis.nature) + relays
  }

  /// What happened in the last hours, for who asks: no number, no promise of a next one.
  package func lines(ofTheLast length: Milliseconds) -> [Statement] {
    let heading = hasNews ? Texts.digests.last : Texts.digests.lastNothing
    return [heading(self, length, nature: crisis.nature)]
      + (hasNews ? body : DigestLines(always: distress + watchLine)).fitted(Self.mostLines - 1)
  }

  var counts: Value? {
    let (texts, figures) = (Texts.digests, content.byStatus)
    let counts = [
      (texts.countVerified, figures[.verified]),
      (texts.countToConfirm, (figures[.new] ?? 0) + (figures[.claimed] ?? 0)),
      (texts.countDuplicate, figures[.duplicate]), (texts.countRefuted, figures[.refuted]),
      (texts.countUnverifiable, figures[.unverifiable]), (texts.countSuperseded, figures[.superseded]),
      (texts.countOutOfScope, figures[.outOfScope]), (texts.countLifted, figures[.lifted]),
    ]
    return DigestWords.joined(
      counts.compactMap { text, count in count.flatMap { $0 > 0 ? .phrase(text($0)) : nil } }, texts.comma)
  }

  private var distress: [Statement] {
    DistressLines.lines(content.distresses, hasLifted: !content.lifted.isEmpty, nature: crisis.nature)
      + DistressLines.lifted(content.lifted, nature: crisis.nature)
  }

  private var watchLine: [Statement] { watch.map { [$0.digestLine(crisis.nature)] } ?? [] }

  /// In the order in which they are read.
  private var body: DigestLines {
    var lines = DigestLines(always: distress)
    lines.add(DigestCorrection.lines(content.corrections, nature: crisis.nature), .always)
    lines.add(DigestEscalation.lines(content.escalations, nature: crisis.nature), .urgent)
    lines.add(told(.verifiedUrgent, Texts.digests.verifiedUrgent), .urgent)
    lines.add(told(.evacuations, Texts.digests.evacuations), .urgent)
    lines.add(told(.roads, Texts.digests.roads), .toConfirm)
    lines.add(told(.verified, Texts.digests.verified), .verified)
    lines.add(told(.toConfirmUrgent, Texts.digests.toConfirmUrgent), .toConfirm)
    lines.add(told(.toConfirm, Texts.digests.toConfirm, most: 1), .toConfirm)
    lines.add(DigestRumour.lines(content.rumours, nature: crisis.nature), .asked)
    lines.add(DigestQuestions.lines(content.questions, nature: crisis.nature), .asked)
    lines.add(content.relays.lines(of: crisis), .asked)
    lines.add(watchLine, .always)
    return lines
  }

  /// A section commune by commune, on so many lines at most.
  private func told(
    _ section: DigestContent.Section, _ text: Text<[Value], Bool>, most: Int = DigestPacking.mostLines
  ) -> [Statement] { said(packed(section, most: most), text) }

  /// What is verified of a topic, and what is not: on one line, where it holds both.
  private func told(_ topic: DigestContent.Topic, _ text: Text<[Value], Bool>) -> [Statement] {
    var lines: [DigestPacking.Line] = []
    for (isVerified, part) in [(true, Texts.digests.partVerified), (false, Texts.digests.partToConfirm)] {
      for line in packed(.of(topic, isVerified: isVerified), most: 1) {
        guard let groups = DigestWords.joined(line.parts, Texts.digests.then) else { continue }
        DigestPacking.add(.phrase(part([groups])), line.cost + DigestPacking.partCost, to: &lines)
      }
    }
    return said(lines, text)
  }

  private func packed(_ section: DigestContent.Section, most: Int) -> [DigestPacking.Line] {
    // Of the first digest all is new.
    DigestPacking.lines(
      content.groups.filter { $0.section == section && $0.count > 0 }, content.items[section] ?? [],
      marksNews: frame.previous != nil, most: most)
  }

  private func said(_ lines: [DigestPacking.Line], _ text: Text<[Value], Bool>) -> [Statement] {
    lines.enumerated().compactMap { index, line in
      DigestWords.joined(line.parts, Texts.digests.then).map { text([$0], index > 0, nature: crisis.nature) }
    }
  }
}

/// What the desk knows of a digest beside the reports.
package struct DigestFrame: Sendable {
  /// nil: for one person, not issued.
  package var number: Int?
  package var from: Milliseconds
  package var to: Milliseconds
  /// `day.sunday`
  package var weekday: String
  /// `24/11`
  package var date: String
  /// Whether it begins on an earlier day than it ends.
  package var beginsEarlier: Bool
  package var previous: (number: Int, total: Int)?
  package var next: Milliseconds?
  /// When it was to come, where that is well past.
  package var late: Milliseconds?
  /// The first eight digits of the journal's head.
  package var head: String

  package init(
    number: Int?, from: Milliseconds, to: Milliseconds, weekday: String, date: String, beginsEarlier: Bool,
    previous: (number: Int, total: Int)?, next: Milliseconds?, late: Milliseconds? = nil, head: String
  ) {
    self.number = number
    self.from = from
    self.to = to
    self.weekday = weekday
    self.date = date
    self.beginsEarlier = beginsEarlier
    self.previous = previous
    self.next = next
    self.late = late
    self.head = head
  }
}
