import Testing

@testable import CrisisCore

@Suite struct DigestRulesTests {
  private static let crisis = Samples.crisis()

  private static func digest(_ sequence: Int64, next: Milliseconds?) -> Digest {
    Digest(
      crisis: crisis.code, number: 1, from: 0, to: 1, dueAt: nil, nextAt: next, total: 0, text: "", sequence: sequence)
  }

  @Test func theFirstComesBeforeTheTimePromised() {
    func first(_ within: Milliseconds) -> Milliseconds? {
      DigestRules.due(Self.crisis, last: nil, period: nil, every: 2 * .hour, firstWithin: within) { $0 + $1 }
        .map { $0 - Self.crisis.openedAt }
    }
    #expect(first(10 * .minute) == 8 * .minute)
    #expect(first(.hour) == 58 * .minute)
    #expect(first(5 * .minute) == 4 * .minute)
    #expect(first(0) == 0)
  }

  static let table: [(last: (Int64, Milliseconds?)?, period: (Int64, Milliseconds?)?, due: Milliseconds?)] = [
    ((5, 100), nil, 100), ((5, nil), nil, nil), ((5, 100), (6, 200), 200), ((7, 100), (6, 200), 100),
    ((5, 100), (6, nil), nil), (nil, (6, 200), 200), (nil, (6, nil), nil), ((7, nil), (6, 200), nil),
  ]

  /// What was decided last counts, be it by a digest's promise or by a person.
  @Test(arguments: table)
  func theLastWordCounts(
    _ row: (last: (Int64, Milliseconds?)?, period: (Int64, Milliseconds?)?, due: Milliseconds?)
  ) {
    let due = DigestRules.due(
      Self.crisis, last: row.last.map { Self.digest($0.0, next: $0.1) },
      period: row.period.map { DigestPeriod(every: .hour, nextAt: $0.1, sequence: $0.0) }, every: .hour,
      firstWithin: 10 * .minute
    ) { $0 + $1 }
    #expect(due == row.due)
  }

  @Test func thePeriodIsTheConfigurationsUnlessSomebodyChose() {
    #expect(Self.every(nil) == .hour)
    #expect(Self.every(DigestPeriod(every: 3 * .hour, nextAt: 1, sequence: 1)) == 3 * .hour)
    #expect(Self.every(DigestPeriod(every: nil, nextAt: nil, sequence: 1)) == nil)
  }

  private static func every(_ period: DigestPeriod?, turned: Int64? = nil) -> Milliseconds? {
    var crisis = Samples.crisis(status: turned == nil ? .active : .eased)
    crisis.turnedSequence = turned ?? 0
    return DigestRules.every(period, of: crisis, usual: .hour, eased: 6 * .hour)
  }

  /// Somebody's word since counts more; who wanted none has none, and who wanted fewer has no more.
  @Test func ofAnEasedWatchTheyAreRarer() {
    #expect(Self.every(nil, turned: 5) == 6 * .hour)
    #expect(Self.every(DigestPeriod(every: .hour, nextAt: 1, sequence: 4), turned: 5) == 6 * .hour)
    #expect(Self.every(DigestPeriod(every: .hour, nextAt: 1, sequence: 6), turned: 5) == .hour)
    #expect(Self.every(DigestPeriod(every: 8 * .hour, nextAt: 1, sequence: 4), turned: 5) == 8 * .hour)
    #expect(Self.every(DigestPeriod(every: nil, nextAt: nil, sequence: 4), turned: 5) == nil)
  }

  /// What was due before the watch was eased is so no more: the next slot after that moment is.
  @Test func onceTheWatchIsEasedTheNextComesLater() {
    var crisis = Samples.crisis(status: .eased)
    (crisis.turnedAt, crisis.turnedSequence) = (50, 9)
    func due(_ last: Digest?, every: Milliseconds? = 1_000) -> Milliseconds? {
      DigestRules.due(crisis, last: last, period: nil, every: every, firstWithin: .hour) { $0 + $1 }
    }
    #expect(due(Self.digest(8, next: 100)) == 1_050)
    #expect(due(Self.digest(8, next: 100), every: nil) == nil)
    #expect(due(Self.digest(10, next: 100)) == 100)
    #expect(due(nil) == crisis.openedAt + 58 * .minute)
  }

  private static func asker(_ member: Member?, _ venue: Venue) -> Asker {
    Asker(member: member, account: "x", venue: venue, at: Samples.now)
  }

  @Test func itIsIssuedByThoseInChargeInTheirRoom() {
    let room = Venue.managers(authority: "SDIS63")
    func may(_ member: Member?, _ venue: Venue) -> Bool { DigestRules.mayIssue(Self.asker(member, venue)) }
    #expect(may(Samples.capitaine, room) && may(Samples.camille, room))
    #expect(may(Samples.camille, .coordination) && may(Samples.capitaine, .coordination))
    #expect(!may(Samples.loire, room) && !may(Samples.jo, room) && !may(Samples.lea, .coordination))
    #expect(!may(Samples.capitaine, .direct) && !may(Samples.camille, .direct) && !may(nil, room))
  }

  @Test func thePeriodIsSetByThoseInChargeWithinBounds() throws {
    let manager = Self.asker(Samples.capitaine, .direct)
    let set = try DigestRules.setPeriod(2 * .hour, of: Self.crisis, next: 9, by: manager)
    #expect(
      set.events == [DigestPeriodSet(crisisCode: Self.crisis.code, every: 2 * .hour, nextAt: 9)])
    #expect(set.answer.code == "digest.period")
    #expect(try DigestRules.setPeriod(nil, of: Self.crisis, next: nil, by: manager).answer.code == "digest.stopped")
    for other in [Samples.jo, Samples.loire, Samples.ines] {
      #expect(throws: Refusal.because(Texts.refusals.notAllowed("digest", [.coordinator, .manager]))) {
        try DigestRules.setPeriod(2 * .hour, of: Self.crisis, next: 9, by: Self.asker(other, .direct))
      }
    }
    for every in [15 * .minute - 1, .day + 1] {
      #expect(throws: Refusal.because(Texts.refusals.badDigestPeriod(15 * .minute, .day))) {
        try DigestRules.setPeriod(every, of: Self.crisis, next: 9, by: manager)
      }
    }
    #expect(throws: Refusal.unidentified) {
      try DigestRules.setPeriod(nil, of: Self.crisis, next: nil, by: Self.asker(nil, .direct))
    }
  }

  /// No address, no account, nothing quoted, nobody's name as far as words can tell.
  @Test(arguments: [
    ("le pont est coupé.", "le pont est coupé"), ("vu par @riverain63 au pont", "vu par au pont"),
    ("route coupée https://x.com/a/status/1 ici", "route coupée ici"), ("voir www.lamontagne.fr", "voir"),
    ("écrire à jo@example.org", "écrire à"), ("il dit « on meurt ici » au pont", "il dit au pont"),
    ("panneau \"danger\" levé", "panneau levé"), ("“au secours”", nil), ("Mme Durand attend", nil),
    ("chez M. Durand", nil), ("(Monsieur Paul)", nil), ("appeler le 06 39 98 00 63", nil), ("@riverain", nil),
    ("", nil),
    ("eau à 20 cm des maisons", "eau à 20 cm des maisons"), ("M6 coupée", "M6 coupée"),
    (
      "l’eau monte dans la rue du Pont et la place est déjà noyée",
      "l’eau monte dans la rue du Pont et la place est déjà…"
    ),
    (
      "les pompiers font sortir les habitants du bas du bourg", "les pompiers font sortir les habitants du bas du bourg"
    ),
    (
      "les pompiers font sortir les habitants qui restent au bas du bourg",
      "les pompiers font sortir les habitants qui restent au bas…"
    ),
  ])
  func wordsAreFitForADigest(_ text: String, _ summary: String?) {
    #expect(DigestWords.summary(text, .water) == summary)
    #expect(DigestWords.summary(text, .person) == nil)
  }
}
