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
    let isWorthTelling =
      hasNews || !content.distresses.isEmpty || !content.corrections.isEmpty || !content.questions.isEmpty
    return isWorthTelling
      ? [heading("digest_line.heading")] + body(distress).fitted(Self.mostLines - 1)
      : [heading("digest_line.nothing")]
  }

  /// What happened in the last hours, for who asks: no number, no promise of a next one.
  package func lines(ofTheLast length: Milliseconds) -> [Statement] {
    var first = heading(hasNews ? "digest_line.last" : "digest_line.last_nothing")
    first.values["length"] = .duration(length)
    let calls = content.distresses.isEmpty ? [] : distress
    return [first] + (hasNews ? body(calls).fitted(Self.mostLines - 1) : calls)
  }

  private func heading(_ code: String) -> Statement {
    var values = frame.values
    values["crisis"] = .text(crisis.code)
    values["title"] = crisis.titleValue
    values["total"] = .number(content.total)
    values["counts"] = DigestWords.joined(counts, "digest_line.comma").map { .list([$0]) } ?? .flag(false)
    values.merge(Slot.maybe(.watchHeading).values(of: watch)) { $1 }
    return Statement(code, values, nature: crisis.nature)
  }

  private var counts: [Value] {
    let figures = content.byStatus
    let counts: [(String, Int)] = [
      ("verified", figures[.verified] ?? 0), ("to_confirm", (figures[.new] ?? 0) + (figures[.claimed] ?? 0)),
      ("duplicate", figures[.duplicate] ?? 0), ("refuted", figures[.refuted] ?? 0),
      ("unverifiable", figures[.unverifiable] ?? 0), ("superseded", figures[.superseded] ?? 0),
      ("out_of_scope", figures[.outOfScope] ?? 0),
    ]
    return counts.filter { $0.1 > 0 }.map {
      .phrase(Statement("digest_line.count_\($0.0)", ["count": .number($0.1)]))
    }
  }

  private var distress: [Statement] { DistressLines.lines(content.distresses, nature: crisis.nature) }

  /// In the order in which they are read.
  private func body(_ distress: [Statement]) -> DigestLines {
    var lines = DigestLines()
    lines.add(distress, .always)
    lines.add(DigestCorrection.lines(content.corrections, nature: crisis.nature), .always)
    lines.add(told(.verifiedUrgent, "digest_line.verified_urgent"), .urgent)
    lines.add(told(.verified, "digest_line.verified"), .verified)
    let others = groups(.toConfirm)
    let urgent = told(
      .toConfirmUrgent, "digest_line.to_confirm_urgent", closing: DigestWords.places(others, "digest_line.others"))
    lines.add(urgent, .toConfirm)
    if urgent.isEmpty, let counted = DigestWords.places(others, "digest_line.counted") {
      lines.add(
        [Statement("digest_line.to_confirm", ["groups": .list([counted.value])], nature: crisis.nature)], .toConfirm)
    }
    lines.add(DigestRumour.lines(content.rumours, nature: crisis.nature), .asked)
    lines.add(DigestQuestions.lines(content.questions, nature: crisis.nature), .asked)
    lines.add(content.relays.lines(of: crisis), .asked)
    if let watch { lines.add([watch.digestLine(crisis.nature)], .always) }
    return lines
  }

  private func groups(_ section: DigestContent.Section) -> [DigestContent.Group] {
    content.groups.filter { $0.section == section && $0.count > 0 }
  }

  /// A section commune by commune, on two lines and two for the rest at most.
  private func told(
    _ section: DigestContent.Section, _ code: String, closing: (value: Value, cost: Int)? = nil
  ) -> [Statement] {
    let lines = DigestPacking.lines(groups(section), content.items[section] ?? [], closing: closing)
    return lines.enumerated().compactMap { index, groups in
      DigestWords.joined(groups, "digest_line.then").map { words in
        Statement(code, ["groups": .list([words]), "again": .flag(index > 0)], nature: crisis.nature)
      }
    }
  }
}

/// What the desk knows of a digest beside the reports.
package struct DigestFrame: Sendable, Equatable {
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

  package static func == (a: DigestFrame, b: DigestFrame) -> Bool { a.values == b.values }

  fileprivate var values: [String: Value] {
    [
      "number": number.map { .number($0) } ?? .flag(false), "from": .time(from), "to": .time(to),
      "weekday": .term(weekday), "date": .text(date), "earlier": .flag(beginsEarlier),
      "instant": .flag(to - from < .minute),
      "previous": previous.map { .number($0.total) } ?? .flag(false),
      "previous_number": previous.map { .number($0.number) } ?? .flag(false),
      "next": next.map { .time($0) } ?? .flag(false), "late": late.map { .time($0) } ?? .flag(false),
      "head": .text(head),
    ]
  }
}
