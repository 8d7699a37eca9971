/// The watch of a crisis as planned (planning): who is on at a time, who comes next, where somebody is missing. All
/// arithmetic, in moments; local times are others' business.
package struct Rota: Sendable {
  /// The shifts that count, one after the other of the same person made one.
  package struct Stint: Sendable, Hashable {
    package var member: Int
    package var span: TimeSpan
    /// From when the person relieves: who came early beside others takes over when it was planned, or once they are gone.
    package var relieves: Milliseconds
  }

  /// Fewer people than are needed, for as long as the same number is missing.
  package struct Gap: Sendable, Hashable {
    package var from: Milliseconds
    /// nil: nobody knows.
    package var until: Milliseconds?
    package var needed: Int
    package var missing: Int

    /// Whether there is nobody at all.
    package var isEmpty: Bool { missing == needed }

    /// What of it can be taken from a moment on: the first hours, to a full one, where nobody knows its end.
    package func open(at now: Milliseconds) -> TimeSpan {
      let start = max(from, now)
      return TimeSpan(start, until ?? (start + 4 * .hour) / .hour * .hour)
    }
  }

  /// The watch at a moment.
  package struct Watch: Sendable, Equatable {
    package var at: Milliseconds
    /// In the order in which they came.
    package var people: [Int]
    package var missing: Int
    /// When the first of them leaves; nil: there is nobody.
    package var until: Milliseconds?
  }

  /// By their beginning.
  package let stints: [Stint]
  private let needs: [HeadCount]
  private let usual: Int
  /// Since when a watch is kept, by whoever should have come; nil: nobody has thought of one.
  package let begins: Milliseconds?

  /// - Parameters:
  ///   - needs: in the order in which they were decided: a later one counts more.
  ///   - usual: how many are needed where nobody said anything.
  ///   - since: from when they are needed, whoever comes; nil: a watch begins with the first who thinks of one.
  package init(shifts: [Shift], needs: [HeadCount] = [], usual: Int, since: Milliseconds? = nil) {
    let counted = shifts.filter { $0.status.counts }
    stints = Self.stints(counted)
    self.needs = needs
    self.usual = usual
    begins =
      (shifts.filter { $0.status != .cancelled }.map { min($0.span.from, $0.plannedFrom) } + needs.map(\.from)
      + [since].compactMap { $0 }).min()
  }

  private static func stints(_ shifts: [Shift]) -> [Stint] {
    let stints = Dictionary(grouping: shifts, by: \.member).flatMap { member, own in
      TimeSpan.merged(own.map(\.span)).map { span in
        let planned = own.filter { $0.span.from == span.from }.map(\.plannedFrom).min() ?? span.from
        return Stint(member: member, span: span, relieves: max(span.from, planned))
      }
    }
    return stints.map { stint in
      guard stint.relieves > stint.span.from else { return stint }
      var stint = stint
      let others = stints.filter { $0.member != stint.member && $0.span.from < stint.span.from }.map(\.span)
      let alone = TimeSpan(stint.span.from, stint.relieves).subtracting(others).first?.from
      stint.relieves = alone ?? stint.relieves
      return stint
    }
    .sorted { ($0.span.from, $0.span.until, $0.member) < ($1.span.from, $1.span.until, $1.member) }
  }

  package func need(at moment: Milliseconds) -> Int {
    needs.last { $0.contains(moment) }?.people ?? usual
  }

  package func watch(at moment: Milliseconds) -> Watch {
    let on = stints.filter { $0.span.contains(moment) }
    return Watch(
      at: moment, people: on.map(\.member), missing: max(0, need(at: moment) - on.count),
      until: on.map(\.span.until).min())
  }

  /// The moments at which somebody relieves or leaves, each once, in order.
  package var changes: [Milliseconds] {
    // Whoever came early and left before it was planned has relieved nobody.
    Set(stints.filter { $0.relieves < $0.span.until }.flatMap { [$0.relieves, $0.span.until] }).sorted()
  }

  package func change(after moment: Milliseconds) -> Milliseconds? { changes.first { $0 > moment } }

  /// The moments at which something may change.
  private var bounds: [Milliseconds] {
    needs.flatMap { [$0.from, $0.until].compactMap { $0 } } + stints.flatMap { [$0.span.from, $0.span.until] }
  }

  /// In order, those over before a moment left out.
  package func gaps(after moment: Milliseconds) -> [Gap] {
    guard let begins else { return [] }
    let starts = Set(bounds + [begins]).filter { $0 >= begins }.sorted()
    var gaps: [Gap] = []
    for (index, start) in starts.enumerated() {
      let (watch, needed) = (watch(at: start), need(at: start))
      guard watch.missing > 0 else { continue }
      let end = index + 1 < starts.count ? starts[index + 1] : nil
      if let last = gaps.last, last.until == start, last.needed == needed, last.missing == watch.missing {
        gaps[gaps.count - 1].until = end
      } else {
        gaps.append(Gap(from: start, until: end, needed: needed, missing: watch.missing))
      }
    }
    return gaps.filter { gap in gap.until.map { $0 > moment } ?? true }
  }

  /// What changed between a moment and now, as one relief: whoever came and left in between is not in it.
  package struct Relief: Sendable, Equatable {
    /// Of the last change.
    package var at: Milliseconds
    package var leaving: [Int]
    package var coming: [Int]
    package var on: Watch
    package var next: Watch?
  }

  /// - Parameter last: the time of the relief before; nil: there was none.
  package func relief(after last: Milliseconds?, now: Milliseconds) -> Relief? {
    let missed = changes.filter { $0 > last ?? .min && $0 <= now }
    guard let first = missed.first, let at = missed.last else { return nil }
    let (before, on) = (relieving(at: first - 1), watch(at: at))
    let coming = relieving(at: at).filter { !before.contains($0) }
    return Relief(
      at: at, leaving: before.filter { !on.people.contains($0) }, coming: coming, on: on,
      next: change(after: at).map { watch(at: $0) })
  }

  /// Who had taken over by then, and was still there.
  private func relieving(at moment: Milliseconds) -> [Int] {
    stints.filter { $0.relieves <= moment && moment < $0.span.until }.map(\.member)
  }
}

extension Rota {
  /// The watch for as long as the same people keep it and as many are needed.
  package struct Slot: Sendable, Equatable {
    package var span: TimeSpan
    package var people: [Int]
    package var missing: Int
  }

  /// A span in slots, in order and without holes; what lies before the watch began is in none.
  package func slots(in span: TimeSpan) -> [Slot] {
    guard let begins, begins < span.until else { return [] }
    let from = max(begins, span.from)
    let starts = [from] + Set(bounds).filter { $0 > from && $0 < span.until }.sorted()
    var slots: [Slot] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : span.until
      let watch = watch(at: start)
      if let last = slots.last, last.people == watch.people, last.missing == watch.missing {
        slots[slots.count - 1].span = TimeSpan(last.span.from, end)
      } else {
        slots.append(Slot(span: TimeSpan(start, end), people: watch.people, missing: watch.missing))
      }
    }
    return slots
  }
}
