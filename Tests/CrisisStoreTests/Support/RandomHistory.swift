import GRDB

@testable import CrisisCore
@testable import CrisisStore

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Events as they may follow each other, of every kind, made of a seed.
struct RandomHistory {
  private var random: SeededGenerator
  private var members = 0
  private var crises: [(code: String, reports: Int)] = []
  private var digests: [String: Int] = [:]
  private var relays: [String: Int] = [:]
  private var at = Sample.start
  private var questions = 0
  private var offers = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Appends one event that can be.
  mutating func step(_ transaction: StoreTransaction) throws {
    at += .random(in: 0...Milliseconds.hour, using: &random)
    guard let event = try next(transaction) else { return }
    try transaction.append(event, by: .member(max(1, members)), at: at)
  }

  private mutating func next(_ transaction: StoreTransaction) throws -> (any Event)? {
    guard members > 0 else {
      return enrolled(isNew: true)
    }
    return switch Int.random(in: 0..<76, using: &random) {
    case 0: registered()
    case 1: enrolled(isNew: true)
    case 2: enrolled(isNew: false)
    case 3: LanguageChosen(member: member(), language: pick([.french, .english]))
    case 4: activated()
    case 5, 6, 7, 22, 23, 25, 43, 50, 57, 64: try undone(transaction)
    case 8, 9: try erasure(transaction)
    case 10, 11: corrected()
    case 24:
      crises.randomElement(using: &random).map {
        CrisisClosed(code: $0.code, by: member(), reason: "fin")
      }
    case 20, 21: verified()
    case 12, 13, 14:
      report().map {
        ReportCounted(crisisCode: $0.crisis, number: $0.number, member: member(), at: at)
      }
    case 26: digest()
    case 27: period()
    case 28...35: try watched(transaction)
    case 36, 37: drafted()
    case 38...42: relayed()
    case 44, 45, 46: distress()
    case 48: note()
    case 49: roleSet()
    case 51, 52: claimed()
    case 53: try released(transaction)
    case 54:
      NoticesMuted(member: member(), topics: [pick(NoticeTopic.allCases)], isMuted: pick([true, false]))
    case 55, 56: settled()
    case 58: asked()
    case 59, 60: try questioned(transaction)
    case 61, 62, 63: changed()
    case 65: offered()
    case 70:
      AvailabilitySet(
        member: member(), Sample.hours(0, Milliseconds(pick([1, 4, 9]))), isAvailable: pick([true, false]))
    case 71, 72: joined()
    case 73: linked()
    case 75: pictured()
    case 74:
      crises.randomElement(using: &random).map {
        SectorGiven(crisisCode: $0.code, member: member(), sector: pick([word(), nil]))
      }
    case 66, 67, 68: answered()
    default: filed()
    }
  }

  private mutating func digest() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    digests[code, default: 0] += 1
    return Sample.digest(digests[code] ?? 1, crisis: code, at: at, lines: [word(), word()])
  }

  private mutating func changed() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    let changes: [MissionChange] = [
      .cod(pick([true, false])), .authority(pick(["PREF63", "SDIS63"]), isAdded: pick([true, false])),
      .hashtags([word()]), .title(word()), .eased(pick([true, false])), .plannedEnd(at),
    ]
    let departements = Sample.departements(["63", "43", "2A"]).map {
      MissionChange.departement($0, isAdded: Bool.random(using: &random))
    }
    return CrisisChanged(code: code, pick(changes + departements))
  }

  private mutating func joined() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    let member = member()
    return pick([true, false])
      ? CrisisJoined(crisisCode: code, member: member) : CrisisLeft(crisisCode: code, member: member)
  }

  private mutating func linked() -> (any Event)? {
    report().map {
      ReportLinked(
        crisisCode: $0.crisis, number: $0.number, by: member(), link: Link(typed: "https://example.org/\(word())"))
    }
  }

  private mutating func pictured() -> (any Event)? {
    report().map {
      PictureKept(
        crisisCode: $0.crisis, number: $0.number, by: member(), hash: pick(["aa", "bb", "cc"]),
        type: pick([.png, .gif]),
        size: 9, link: nil)
    }
  }

  private mutating func claimed() -> (any Event)? {
    report().map {
      ReportClaimed(crisisCode: $0.crisis, number: $0.number, by: member(), until: at + .hour)
    }
  }

  /// Some claim of any age, over before or not.
  private mutating func released(_ transaction: StoreTransaction) throws -> (any Event)? {
    let row = try Row.fetchAll(transaction.db, sql: "SELECT seq, crisis, report FROM claim ORDER BY seq")
      .randomElement(using: &random)
    let how = pick(ClaimEnd.allCases)
    return row.map { ReportReleased(crisisCode: $0[1], number: $0[2], claim: $0[0], how: how) }
  }

  private mutating func note() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    return NoteWritten(crisisCode: code, by: member(), text: word())
  }

  private mutating func roleSet() -> any Event {
    let grant: RoleGrant = pick([.manager(of: "SDIS63"), .role(.admin), .role(.verifier)])
    return RoleSet(member: member(), grant, isGranted: pick([true, false]))
  }

  private mutating func watched(_ transaction: StoreTransaction) throws -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    let known = try Row.fetchAll(
      transaction.db, sql: "SELECT number FROM shift WHERE crisis = ? ORDER BY number", arguments: [code]
    ).map { row -> Int in row[0] }
    let span = TimeSpan(at + Milliseconds.random(in: -4...4, using: &random) * .hour, at + 5 * .hour)
    let new = ShiftsPlanned.Planned(
      number: (known.last ?? 0) + 1, member: member(), span: span, status: pick([.planned, .confirmed, .onWatch]))
    guard let some = known.randomElement(using: &random) else {
      return ShiftsPlanned(crisisCode: code, shifts: [new])
    }
    let handovers =
      try transaction.db.value(Int.self, "SELECT count(*) FROM handover WHERE crisis = ?", [code]) ?? 0
    switch Int.random(in: 0..<13, using: &random) {
    case 11: return ShiftsSwapped(crisisCode: code, numbers: [some], by: [new])
    case 0, 1: return ShiftsPlanned(crisisCode: code, shifts: [new])
    case 2: return ShiftsConfirmed(crisisCode: code, numbers: [some])
    case 3: return ShiftArrived(crisisCode: code, number: some, from: maybe(at))
    case 4: return ShiftLeft(crisisCode: code, number: some, until: at)
    case 5: return ShiftAbsent(crisisCode: code, number: some)
    case 6: return ShiftReplaced(crisisCode: code, number: some, until: at, by: new)
    case 7: return HeadCountSet(crisisCode: code, from: at, until: maybe(at + .hour), people: 2)
    case 8:
      return HandoverMade(
        crisisCode: code, number: handovers + 1, at: at, leaving: [member()], coming: [], open: 1, urgent: 0)
    case 9: return HandoverNoted(crisisCode: code, by: member(), text: word())
    case 10: return HandoverReceived(crisisCode: code, number: max(1, handovers), by: member())
    default: return try undone(transaction, of: "watch:%")
    }
  }

  private mutating func period() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    return DigestPeriodSet(crisisCode: code, every: maybe(2 * .hour), nextAt: maybe(at))
  }

  private mutating func drafted() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    relays[code, default: 0] += 1
    return Sample.drafted(relays[code] ?? 1, crisis: code, by: member(), text: word())
  }

  /// Whatever may be done to some relay, whatever it is now.
  private mutating func relayed() -> (any Event)? {
    guard let (code, last) = relays.randomElement(using: &random) else { return nil }
    let number = Int.random(in: 1...last, using: &random)
    let by = member()
    let account = pick(["X", "Facebook"])
    return
      switch Int.random(in: 0..<9, using: &random)
    {
    case 0: RelayApproved(crisisCode: code, number: number, by: by)
    case 1: RelayRejected(crisisCode: code, number: number, by: by, reason: word())
    case 2: RelayPublished(crisisCode: code, number: number, by: by, account: account, url: word())
    case 3: RelayFailed(crisisCode: code, number: number, by: by, account: account, reason: word())
    case 4: RelayWithdrawn(crisisCode: code, number: number, by: by, reason: maybe(word()))
    case 5: RelayReminded(crisisCode: code, number: number, count: 1)
    case 6: RelayCorrected(crisisCode: code, number: number, by: by, with: last)
    case 7: RelayRemoved(crisisCode: code, number: number, account: account, with: maybe(last))
    default: RelayExpired(crisisCode: code, number: number)
    }
  }

  private mutating func distress() -> (any Event)? {
    guard let (code, number) = report() else { return nil }
    return switch Int.random(in: 0..<7, using: &random) {
    case 0: DistressRepeated(crisisCode: code, number: number, named: maybe(member()))
    case 1:
      DistressReceived(crisisCode: code, number: number, by: member(), authority: maybe("SDIS63"))
    case 2: DistressCleared(crisisCode: code, number: number, by: member(), reason: word())
    case 3: DistressRepeated(crisisCode: code, number: number)
    case 4: RescueTold(crisisCode: code, number: number, by: member(), isTold: pick([true, false]))
    default: DistressRaised(crisisCode: code, number: number, by: member())
    }
  }

  private mutating func settled() -> (any Event)? {
    guard let (code, number) = report() else { return nil }
    if Bool.random(using: &random) {
      return ReportEscalated(crisisCode: code, number: number, by: member(), status: pick(ReportStatus.allCases))
    }
    return ReportSettled(
      crisisCode: code, number: number, by: member(), status: pick([.duplicate, .superseded]), original: maybe(1),
      reason: maybe(word()))
  }

  private mutating func asked() -> (any Event)? {
    guard let code = crises.randomElement(using: &random)?.code else { return nil }
    questions += 1
    return QuestionAsked(crisisCode: code, number: questions, by: member(), text: word())
  }

  private mutating func questioned(_ transaction: StoreTransaction) throws -> (any Event)? {
    let rows = try Row.fetchAll(transaction.db, sql: "SELECT crisis, number FROM manager_question ORDER BY seq")
    guard let row = rows.randomElement(using: &random) else { return nil }
    let (code, number): (String, Int) = (row[0], row[1])
    return switch Int.random(in: 0..<5, using: &random) {
    case 3:
      QuestionFollowed(crisisCode: code, number: number, by: Bool.random(using: &random) ? member() : nil)
    case 0: QuestionReminded(crisisCode: code, number: number)
    default: QuestionAnswered(crisisCode: code, number: number, by: member(), text: word())
    }
  }

  private mutating func offered() -> any Event {
    offers += 1
    return OfferMade(
      number: offers, by: member(), departement: Sample.departements(["2A"])[0], hazard: pick(Hazard.allCases),
      nature: pick([.real, .exercise]), text: maybe(word()), link: maybe(word()))
  }

  private mutating func answered() -> (any Event)? {
    guard offers > 0 else { return nil }
    let number = Int.random(in: 1...offers, using: &random)
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: OfferPassed(number: number, authorities: [pick(["SDIS63", "PREF63"])], isRead: pick([true, false]))
    case 1: OfferAccepted(number: number, by: member(), authority: "SDIS63", crisisCode: "63-crue-2411")
    case 2: OfferExpired(number: number)
    case 3, 4:
      OfferDeclined(
        number: number, by: member(), authorities: pick([[], ["SDIS63"]]), reason: word(),
        isClosed: pick([true, false]))
    default: OfferSupported(number: number, by: member(), text: maybe(word()), link: maybe(word()))
    }
  }

  private mutating func registered() -> any Event {
    var authority = Sample.authority
    authority.code = pick(["SDIS63", "PREF63"])
    authority.name = word()
    authority.departements = Sample.departements(["63", "2A", "971"].shuffled(using: &random))
    authority.agreement = maybe(Agreement(signed: "2019-11-27", until: "2027-11-27"))
    return AuthorityRegistered(authority: authority)
  }

  private mutating func enrolled(isNew: Bool) -> any Event {
    let number = isNew ? members + 1 : member()
    members = max(members, number)
    return MemberEnrolled(
      number: number, name: word(), accounts: ["visov/\(word())"],
      roles: Role.allCases.filter { _ in Bool.random(using: &random) }, manages: maybe("SDIS63").map { [$0] } ?? [])
  }

  private mutating func activated() -> any Event {
    let code = "63-crue-\(crises.count)"
    crises.append((code, 0))
    return Sample.activated(code, by: member())
  }

  private mutating func filed() -> (any Event)? {
    guard let index = crises.indices.randomElement(using: &random) else { return nil }
    crises[index].reports += 1
    var report = Sample.report(
      crises[index].reports, crisis: crises[index].code, by: member(), link: maybe("https://x.com/\(word())"),
      text: maybe(word()), place: maybe(Sample.issoire) ?? .unstated, urgency: pick([.normal, .urgent]), at: at)
    report.like = maybe(1)
    return Sample.filed(report)
  }

  private mutating func corrected() -> (any Event)? {
    guard let report = report() else { return nil }
    return ReportCorrected(
      crisisCode: report.crisis, number: report.number, place: maybe(Sample.issoire),
      category: maybe(.water), urgency: maybe(.urgent), peopleAtRisk: maybe(7), observedAt: maybe(at),
      text: maybe(word()), like: maybe(1))
  }

  private mutating func verified() -> (any Event)? {
    guard let report = report() else { return nil }
    return ReportVerified(
      crisisCode: report.crisis, number: report.number, by: member(), outcome: pick(VerificationOutcome.allCases),
      checks: maybe(VerificationCheck.source).map { [$0] } ?? [], grade: maybe("B2").flatMap { Grade($0) },
      reason: maybe(word()))
  }

  /// Some act of any age, taken back before or not, erased or not.
  private mutating func undone(_ transaction: StoreTransaction, of subject: String = "%") throws -> (any Event)? {
    let rows = try Row.fetchAll(
      transaction.db, sql: "SELECT seq, kind FROM journal WHERE subject LIKE ? ORDER BY seq", arguments: [subject])
    let kinds = EventRegistry.all.filter { $0 is any UndoableEvent.Type }.map { $0.kind }
    return try rows.filter { kinds.contains($0[1]) }.randomElement(using: &random).map {
      try transaction.undone($0[0])
    }
  }

  /// Of anything, in one of the ways there are.
  private mutating func erasure(_ transaction: StoreTransaction) throws -> (any Event)? {
    let rows = try Row.fetchAll(
      transaction.db,
      sql: "SELECT seq FROM journal WHERE kind NOT IN ('journal.erased', 'act.undone') ORDER BY seq")
    let some = try rows.filter { _ in Int.random(in: 0..<20, using: &random) == 0 }.compactMap {
      try transaction.journalEntry($0[0])
    }
    guard Bool.random(using: &random), let one = some.randomElement(using: &random) else {
      let left = try some.map {
        PayloadsErased.Row(sequence: $0.sequence, remains: try $0.event.erased().remains())
      }
      return PayloadsErased(crisisCode: nil, rows: left, reason: "demande")
    }
    let target: ErasureTarget =
      if let code = one.event.crisis, Bool.random(using: &random) {
        .row(one.sequence, crisis: code)
      } else {
        .subject(one.event.subject)
      }
    _ = try transaction.erase(target, reason: "demande", by: .configuration, at: at)
    return nil
  }

  private mutating func report() -> (crisis: String, number: Int)? {
    guard let crisis = crises.filter({ $0.reports > 0 }).randomElement(using: &random) else { return nil }
    return (crisis.code, Int.random(in: 1...crisis.reports, using: &random))
  }

  private mutating func member() -> Int { Int.random(in: 1...members, using: &random) }

  private mutating func maybe<T>(_ value: T) -> T? { Bool.random(using: &random) ? value : nil }

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  private mutating func word() -> String {
    pick(["pont", "l’eau monte", "a \"b\" \\ c", "🌊", "ligne\u{2028}", "é\t", "x/y"])
      + String(Int.random(in: 0...9, using: &random))
  }
}
