import Testing

@testable import CrisisCore

/// The arithmetic of shifts, against a minute-by-minute count of the same.
@Suite struct RotaTests {
  typealias S = WatchSamples

  // MARK: - Spans

  @Test func spansAreHalfOpen() {
    let span = TimeSpan(10, 20)
    #expect(span.contains(10) && span.contains(19) && !span.contains(20) && !span.contains(9))
    #expect(!span.overlaps(TimeSpan(20, 30)) && span.overlaps(TimeSpan(19, 30)))
    #expect(TimeSpan(20, 20).isEmpty && TimeSpan(21, 20).isEmpty && !span.isEmpty)
  }

  @Test(arguments: [
    ([TimeSpan(1, 3), TimeSpan(3, 5)], [TimeSpan(1, 5)]), ([TimeSpan(4, 6), TimeSpan(1, 5)], [TimeSpan(1, 6)]),
    ([TimeSpan(1, 2), TimeSpan(3, 4)], [TimeSpan(1, 2), TimeSpan(3, 4)]),
    ([TimeSpan(1, 9), TimeSpan(2, 3)], [TimeSpan(1, 9)]),
    ([TimeSpan(5, 5)], []),
  ])
  func adjacentAndOverlappingSpansAreOne(_ spans: [TimeSpan], _ merged: [TimeSpan]) {
    #expect(TimeSpan.merged(spans) == merged)
  }

  @Test func whatIsLeftOfASpan() {
    #expect(TimeSpan(1, 9).subtracting([TimeSpan(3, 4), TimeSpan(8, 12)]) == [TimeSpan(1, 3), TimeSpan(4, 8)])
    #expect(TimeSpan(1, 9).subtracting([]) == [TimeSpan(1, 9)])
    #expect(TimeSpan(1, 9).subtracting([TimeSpan(0, 10)]) == [])
    #expect(TimeSpan(1, 9).subtracting([TimeSpan(9, 12), TimeSpan(0, 1)]) == [TimeSpan(1, 9)])
  }

  // MARK: - Any rota

  private static func random(_ generator: inout SeededGenerator) -> (shifts: [Shift], needs: [HeadCount], usual: Int) {
    let shifts = (0..<Int.random(in: 0...9, using: &generator)).map { number in
      let from = Milliseconds.random(in: 0...40, using: &generator)
      return Shift(
        crisis: "x", number: number + 1, member: .random(in: 1...4, using: &generator),
        span: TimeSpan(from, from + .random(in: 0...15, using: &generator)), plannedFrom: from,
        status: generator.pick(ShiftStatus.allCases) ?? .planned, plannedAt: 0)
    }
    let needs = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      let from = Milliseconds.random(in: 0...40, using: &generator)
      return HeadCount(
        from: from, until: Bool.random(using: &generator) ? from + .random(in: 0...20, using: &generator) : nil,
        people: .random(in: 0...3, using: &generator))
    }
    return (shifts, needs, .random(in: 0...2, using: &generator))
  }

  private static func onWatch(_ shifts: [Shift], _ at: Milliseconds) -> Set<Int> {
    Set(shifts.filter { $0.status.counts && $0.span.from <= at && at < $0.span.until }.map(\.member))
  }

  @Test(arguments: UInt64(1)...200)
  func aRotaIsWhatEachMomentCounts(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (shifts, needs, usual) = Self.random(&generator)
    let rota = Rota(shifts: shifts, needs: needs, usual: usual)
    let gaps = rota.gaps(after: -1)
    let begins = rota.begins ?? .max
    for at in Milliseconds(0)...70 {
      let on = Self.onWatch(shifts, at)
      let watch = rota.watch(at: at)
      #expect(Set(watch.people) == on && watch.people.count == on.count, "\(at)")
      let need = needs.last { $0.from <= at && at < $0.until ?? .max }?.people ?? usual
      let missing = max(0, need - on.count)
      #expect(watch.missing == missing)
      let within = gaps.filter { $0.from <= at && at < $0.until ?? .max }
      #expect(within.map(\.missing) == (missing > 0 && at >= begins ? [missing] : []), "\(at)")
      #expect(rota.changes.contains(at) == (Self.onWatch(shifts, at - 1) != on), "\(at)")
      #expect(
        watch.until == on.map { member in (at...70).first { !Self.onWatch(shifts, $0).contains(member) } ?? 70 }.min())
    }
    #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0.until ?? .max <= $1.from }, "in order, apart")
    for (a, b) in zip(gaps, gaps.dropFirst()) where a.until == b.from {
      #expect(a.missing != b.missing || a.needed != b.needed, "no gap is told in two")
    }
  }

  /// A calendar's slots: of every moment since the watch began in exactly one, and none is told in two but where it is cut.
  @Test(arguments: UInt64(1)...100)
  func slotsFillASpan(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (shifts, needs, usual) = Self.random(&generator)
    let rota = Rota(shifts: shifts, needs: needs, usual: usual)
    let begins = rota.begins ?? .max
    let slots = rota.slots(in: TimeSpan(5, 50))
    for at in Milliseconds(0)...60 {
      let found = slots.filter { $0.span.contains(at) }
      #expect(found.count == (at >= max(5, begins) && at < 50 ? 1 : 0), "\(at)")
      guard let slot = found.first else { continue }
      let watch = rota.watch(at: at)
      #expect(slot.people == watch.people && slot.missing == watch.missing)
    }
    for (a, b) in zip(slots, slots.dropFirst()) { #expect(a.people != b.people || a.missing != b.missing) }
  }

  /// However often one looks, each coming and going is told once; and those that were missed are told as one.
  @Test(arguments: UInt64(1)...100)
  func reliefsTellEveryChangeOnce(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (shifts, needs, usual) = Self.random(&generator)
    let rota = Rota(shifts: shifts, needs: needs, usual: usual)
    var last: Milliseconds?
    var on: Set<Int> = []
    var now: Milliseconds = -1
    while now < 70 {
      now += .random(in: 1...9, using: &generator)
      if let relief = rota.relief(after: last, now: now) {
        #expect(relief.at <= now && relief.at > last ?? .min)
        on.subtract(relief.leaving)
        on.formUnion(relief.coming)
        #expect(Set(relief.on.people) == on)
        last = relief.at
      }
      #expect(on == Self.onWatch(shifts, now), "at \(now)")
      #expect(rota.relief(after: last, now: now) == nil)
    }
  }

  // MARK: - The sample

  @Test func theReliefOfSevenOClock() {
    let shifts = [
      S.shift(1, Samples.jo, -4, 0), S.shift(2, Samples.camille, -4, 0), S.shift(3, Samples.lea, 0, 4),
      S.shift(4, Samples.samir, 0, 2), S.shift(5, Samples.samir, 2, 4), S.shift(6, Samples.jo, 4, 8),
    ]
    let rota = Rota(shifts: shifts, usual: 2)
    let relief = rota.relief(after: S.at(-4), now: S.at(0))
    #expect(relief?.leaving == [1, 4] && relief?.coming == [2, 3])
    #expect(relief?.on.until == S.at(4))
    #expect(relief?.next?.at == S.at(4) && relief?.next?.people == [1] && relief?.next?.missing == 1)
    #expect(
      rota.gaps(after: S.at(0)) == [
        .init(from: S.at(4), until: S.at(8), needed: 2, missing: 1),
        .init(from: S.at(8), until: nil, needed: 2, missing: 2),
      ])
  }

  @Test func withoutAShiftOrAHeadCountNobodyIsMissing() {
    let rota = Rota(shifts: [], usual: 3)
    #expect(rota.begins == nil && rota.gaps(after: 0) == [] && rota.relief(after: nil, now: 9) == nil)
    let needed = Rota(shifts: [], needs: [HeadCount(from: 5, until: nil, people: 2)], usual: 0)
    #expect(needed.gaps(after: 0) == [.init(from: 5, until: nil, needed: 2, missing: 2)])
  }

  /// Where the configuration says how many, they are missing from the opening on.
  @Test func whatTheConfigurationWantsIsMissingFromTheOpening() {
    let rota = Rota(shifts: [], usual: 2, since: 7)
    #expect(rota.gaps(after: 9) == [.init(from: 7, until: nil, needed: 2, missing: 2)])
    let one = Rota(shifts: [S.shift(1, Samples.jo, 1, 4)], usual: 2, since: S.at(0))
    #expect(
      one.gaps(after: S.at(0)) == [
        .init(from: S.at(0), until: S.at(1), needed: 2, missing: 2),
        .init(from: S.at(1), until: S.at(4), needed: 2, missing: 1),
        .init(from: S.at(4), until: nil, needed: 2, missing: 2),
      ])
    #expect(
      Rota(shifts: [], needs: [HeadCount(from: 7, until: nil, people: 0)], usual: 2, since: 7).gaps(after: 7) == [])
  }

  /// Jo until 0, Léa and Samir from 0; Léa comes a quarter of an hour before.
  @Test func whoComesEarlyIsThereAndRelievesInTime() {
    let early = [
      S.shift(1, Samples.jo, -4, 0, .onWatch), S.shift(2, Samples.lea, -0.25, 4, .onWatch, plannedFrom: 0),
      S.shift(3, Samples.samir, 0, 4),
    ]
    let rota = Rota(shifts: early, usual: 1)
    #expect(rota.watch(at: S.at(-0.25)).people == [1, 2])
    #expect(rota.changes == [S.at(-4), S.at(0), S.at(4)])
    let relief = rota.relief(after: S.at(-4), now: S.at(0))
    #expect(relief?.leaving == [1] && relief?.coming == [2, 3] && relief?.on.people == [2, 3])
    // Once the others have gone, the watch is hers.
    var left = early
    left[0].span.until = S.at(-0.1)
    #expect(Rota(shifts: left, usual: 1).changes == [S.at(-4), S.at(-0.1), S.at(0), S.at(4)])
    #expect(Rota(shifts: left, usual: 1).relief(after: S.at(-4), now: S.at(-0.1))?.coming == [2])
    // Where nobody was there, the watch begins when she comes.
    let alone = Rota(shifts: Array(early.dropFirst()), usual: 1)
    #expect(
      alone.changes == [S.at(-0.25), S.at(0), S.at(4)] && alone.gaps(after: S.at(-0.25)).map(\.from) == [S.at(4)])
    // Who leaves again before it was planned has relieved nobody.
    left = early
    left[1].span.until = S.at(-0.1)
    #expect(Rota(shifts: left, usual: 1).changes == [S.at(-4), S.at(0), S.at(4)])
  }

  @Test func aLaterHeadCountCountsMore() {
    let needs = [HeadCount(from: 0, until: nil, people: 3), HeadCount(from: 5, until: 9, people: 1)]
    let rota = Rota(shifts: [], needs: needs, usual: 0)
    #expect([0, 4, 5, 8, 9].map { rota.need(at: $0) } == [3, 3, 1, 1, 3])
  }
}
