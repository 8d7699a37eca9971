import CrisisCore
import CrisisStore
import Gazetteer

extension OrderHandler {
  // MARK: - Raising

  mutating func raise(_ command: RaiseDistress) throws -> Done {
    let crises: [Crisis]
    var isInferred = false
    let open = try transaction.openCrises()
    let isThere = { [processor] (crisis: Crisis) in processor.isPlace(of: command, in: crisis.departements) }
    let choice = DistressScope.choose(given: submission.crisis, open: open, asker: asker, holds: isThere)
    let unseen = DistressScope.unseen(choice, open: open, asker: asker, holds: isThere)
    let isHeard = try raise(command, unseen: unseen)
    switch choice {
    // The same answer, whether there is a crisis that the person may not know of or none.
    case .none where isHeard: return Done(answer: Texts.distress.noCrisis(processor.settings.onCall), announces: true)
    case .none: return try passOn(command)
    case .one(let crisis, let inferred): (crises, isInferred) = ([crisis], inferred)
    case .all(let all): crises = all
    }
    nature = command.isReal ? .real : crises.first?.nature ?? .real
    let raised = try DistressRules.raise(
      command, by: asker, in: crises.map { try situation(command, $0, isInferred: isInferred) })
    var done = try store(raised.decision)
    for case let filed as ReportFiled in raised.decision.events { remember(filed) }
    done.announces = done.announces || isHeard
    if !raised.asking.isEmpty {
      let asked = try askOfRescue(raised.asking, raised.answer)
      (done.answer, done.asks) = (asked.answer, asked.asks)
    }
    return done
  }

  /// - Returns: whether there is any.
  private func raise(_ command: RaiseDistress, unseen crises: [Crisis]) throws -> Bool {
    guard !crises.isEmpty else { return false }
    _ = try store(
      DistressRules.raise(command, by: asker, in: crises.map { try situation(command, $0, isInferred: true) }).decision)
    return true
  }

  private func situation(
    _ command: RaiseDistress, _ crisis: Crisis, isInferred: Bool
  ) throws -> DistressRules.Situation {
    var same: Report?
    var isCounted = false
    if let link = command.report.link {
      same = try transaction.report(crisis: crisis.code, canonicalURL: Link(typed: link).canonical)
      if let same, let member = asker.member {
        isCounted = try transaction.hasReported(member: member.number, crisis: crisis.code, number: same.number)
      }
    }
    return DistressRules.Situation(
      crisis: crisis, isInferred: isInferred, same: same,
      sameDistress: try same.flatMap { try transaction.distress(crisis: crisis.code, number: $0.number) },
      isCounted: isCounted, place: processor.find(command, in: crisis.departements),
      point: processor.places.point(command.report, in: crisis.departements), at: now,
      reach: try processor.reach(of: crisis, in: transaction))
  }

  /// Without a crisis nothing can be recorded, and all the more it is passed on at once.
  private func passOn(_ command: RaiseDistress) throws -> Done {
    let announced = Texts.distress.passedOn(
      asker.member?.name ?? submission.name, processor.place(of: submission),
      submission.words.quoted(DistressRules.longestWords), try processor.exampleAuthority(in: asker.venue, transaction))
    let audiences = try [AnnouncementAudience.coordination] + processor.onCall(in: transaction)
    let decision = Decision(
      [], answer: Texts.distress.noCrisis(processor.settings.onCall),
      announcements: audiences.map {
        Announcement(to: $0, about: nil, announced, precedence: .distress, lifetime: DistressRules.lifetime)
      })
    return try store(decision)
  }

  /// What looks like a call is no record, and is told at once.
  fileprivate mutating func tell(_ call: ResemblesCall) throws -> Done {
    let seen = try transaction.openCrises().filter { asker.sees($0) }
    if let first = seen.first, !seen.contains(where: { $0.nature == .real }) { nature = first.nature }
    let announced = Texts.distress.resembled(
      asker.member?.name ?? submission.name, true, processor.place(of: submission),
      submission.words.quoted(DistressRules.longestWords), nature: nature)
    return try store(
      Decision(
        [], answer: call.question(nature: nature),
        announcements: [
          Announcement(
            to: .coordination, about: nil, announced, precedence: .distress, lifetime: DistressRules.lifetime)
        ]))
  }

  // MARK: - Care

  mutating func receiveDistress(_ number: Int?) throws -> Done {
    let (card, crisis) = try received(number)
    return try store(DistressRules.receive(card, crisis: crisis, authorities: transaction.authorities(), by: asker))
  }

  mutating func clearDistress(_ number: Int, reason: String) throws -> Done {
    let (card, crisis) = try self.card(number, of: crisis(of: number) { !$0.isCleared })
    return try store(
      DistressRules.clear(card.distress, report: card.report, crisis: crisis, reason: reason, by: asker))
  }

  private mutating func received(_ number: Int?) throws -> (DistressCard, Crisis) {
    if let number { return try card(number, of: crisis(of: number) { $0.received == nil && !$0.isCleared }) }
    let waiting = try transaction.waitingDistresses().filter { distress in
      try transaction.crisis(distress.crisis).map { asker.sees($0) } ?? false
    }
    guard let only = waiting.first else { throw Refusal.because(Texts.distress.nothingWaits()) }
    guard waiting.count == 1 else { throw Refusal.because(Texts.distress.severalWait(waiting.map(\.report))) }
    return try card(only.report, of: ended(only.crisis) ?? crisis(only.crisis))
  }

  /// The crisis that is meant: where several are open, the only one whose distress of that number waits for this. A call
  /// that is left open outlives its mission.
  private mutating func crisis(of number: Int, _ waits: (Distress) -> Bool) throws -> Crisis {
    if let given = submission.crisis { return try ended(given) ?? crisis(given) }
    let fitting = try transaction.openCrises().filter { crisis in
      guard asker.sees(crisis) else { return false }
      return try transaction.distress(crisis: crisis.code, number: number).map(waits) ?? false
    }
    if fitting.isEmpty {
      let left = try transaction.unliftedDistresses().filter { $0.report == number && waits($0) }
      let crises = try left.compactMap { try ended($0.crisis) }
      if crises.count == 1, let only = crises.first { return only }
    }
    return try crisis(fitting.count == 1 ? fitting.first?.code : nil)
  }

  /// The mission of that code, where it is over and the person may see it.
  private mutating func ended(_ code: String) throws -> Crisis? {
    guard let crisis = try transaction.crisis(code), crisis.status == .closed, asker.sees(crisis) else { return nil }
    nature = crisis.nature
    return crisis
  }

  private mutating func card(_ number: Int, of crisis: Crisis) throws -> (DistressCard, Crisis) {
    guard number <= crisis.lastReport else {
      throw Refusal.because(Texts.reports.notFound(number, crisis.code, crisis.lastReport))
    }
    guard let distress = try transaction.distress(crisis: crisis.code, number: number),
      let card = try transaction.card(distress)
    else { throw Refusal.because(Texts.distress.none(number)) }
    guard card.report.status != .cancelled else { throw Refusal.because(Texts.reports.isCancelled(number)) }
    let about = crisis.about(card.report)
    nature = about.nature
    return (card, about)
  }

  mutating func tellRescue(_ isTold: Bool, _ references: [DistressReference]) throws -> Done {
    var cards: [(card: DistressCard, crisis: Crisis, phone: String?)] = []
    for reference in references {
      guard let crisis = try transaction.crisis(reference.crisis),
        let distress = try transaction.distress(crisis: reference.crisis, number: reference.number),
        let card = try transaction.card(distress)
      else { continue }
      nature = card.report.nature(in: crisis.nature)
      cards.append((card, crisis.about(card.report), try transaction.authority(crisis.requester)?.emergencyPhone))
    }
    return try store(DistressRules.tellRescue(isTold, cards, by: asker))
  }

  /// What those who were alerted are told where the report of a distress is corrected.
  func alerts(ofCorrecting number: Int, in crisis: Crisis) throws -> [Announcement] {
    guard let distress = try transaction.distress(crisis: crisis.code, number: number),
      let report = try transaction.report(crisis: crisis.code, number: number)
    else { return [] }
    return DistressRules.corrected(distress, report: report, crisis: crisis.about(report))
  }
}

extension ResemblesCall: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.tell(self) }
}

extension LineProcessor {
  /// Who can be reached about a distress of a crisis: of the coordinators, the one on call first.
  func reach(of crisis: Crisis, in records: some StoreQueries) throws -> DistressReach {
    let coordinators = try records.members(withRole: .coordinator)
    let onCall = settings.onCall?.names ?? []
    return DistressReach(
      authority: try records.authority(crisis.requester),
      hasManagersRoom: !settings.channels(for: .managersConcerned, of: crisis).isEmpty,
      coordinator: coordinators.first { onCall.contains($0.name) } ?? coordinators.first,
      namesCrisis: try !crisis.status.isOpen || records.openCrises().count > 1)
  }

  func find(_ command: RaiseDistress, in departements: [Departement]) -> PlaceFinding {
    command.isBare
      ? places.finding(among: command.report.text, in: departements)
      : places.finding(command.report.place, in: departements)
  }

  func isPlace(of command: RaiseDistress, in departements: [Departement]) -> Bool {
    switch find(command, in: departements) {
    case .found, .several: true
    default: places.point(command.report, in: departements).map { !$0.isFar && $0.finding != nil } ?? false
    }
  }
}

extension Places {
  /// A commune named among other words. A name of one word counts only as it is written, with its capital: elbows
  /// (coudes) are no town.
  func finding(among text: String?, in departements: [Departement]) -> PlaceFinding {
    let found = finding(text, in: departements)
    switch found {
    case .found, .several: break
    default: return .unstated
    }
    var place = found.place
    guard let commune = place.commune,
      commune.contains(where: { " -’'".contains($0) }) || text?.contains(commune) == true
    else { return .unstated }
    place.raw = commune
    place.detail = nil
    return .found(place)
  }
}
