import ChatModel
import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func digest(_ command: DigestCommand, _ given: String?) throws -> Done {
    let crisis: Crisis
    do {
      crisis = try self.crisis(given)
    } catch let refusal as Refusal {
      throw asker.explained(refusal, try transaction.authorities())
    }
    switch command {
    case .now: return try issue(crisis)
    case .every(let length):
      let next = DigestSlots(clock: processor.clock, every: length).next(after: now)
      return try store(DigestRules.setPeriod(length, of: crisis, next: next, by: asker))
    case .stop: return try store(DigestRules.setPeriod(nil, of: crisis, next: nil, by: asker))
    case .last: throw Refusal.nothingAsked
    }
  }

  /// When the managers have the first digest of a crisis; none where no room of theirs is configured.
  func firstDigest(of activation: Decision) -> Value {
    guard let event = activation.events.first as? CrisisActivated,
      !processor.settings.channels(for: .managers(of: [event.requester])).isEmpty
    else { return .flag(false) }
    return .time(now + processor.settings.digest.firstWithin)
  }

  private func issue(_ crisis: Crisis) throws -> Done {
    guard let member = asker.member else { throw Refusal.unidentified }
    let issued = try DigestOffice(processor: processor, transaction: transaction).issue(
      crisis, by: .member(member.number),
      origin: Origin(network: line.message.network, channel: line.channelName, messageID: line.message.id))
    let rooms: [Value] = Set(issued.rooms.map(\.channel)).sorted().map { .text($0) }
    let answer = Statement(
      "digest.issued",
      [
        "number": .number(issued.number), "crisis": .text(crisis.code), "rooms": .list(rooms),
        "next": issued.next.map { .time($0) } ?? .flag(false),
      ], nature: crisis.nature)
    return Done(answer: answer, sequence: issued.sequence, announces: true)
  }
}

extension QueryHandler {
  /// For one person: in private, in that person's language, without a number.
  mutating func digest(_ command: DigestCommand, _ reading: Reading) throws -> [OutgoingLine] {
    let crisis: Crisis
    do {
      crisis = try self.crisis(reading)
    } catch let refusal as Refusal {
      throw reading.asker.explained(refusal, try reader.authorities())
    }
    let statements: [Statement]
    if case .last(let length) = command {
      statements = try processor.recent(crisis, length, in: reader)
    } else {
      statements = try processor.draft(
        of: crisis, isIssued: false,
        isForManagers: reading.asker.isCoordinator || reading.asker.member?.manages.isEmpty == false, in: reader
      ).composition.lines
    }
    return statements.map { statement in
      OutgoingLine(
        delivery: .untracked, destination: reading.line.inPrivate, text: processor.render(statement, reading.language),
        form: .notice, expires: processor.now + Answers.lifetime)
    }
  }
}

extension Asker {
  /// A manager who asks for a digest while there is no crisis is told how to call out the team, and whom to telephone.
  fileprivate func explained(_ refusal: Refusal, _ authorities: [Authority]) -> Refusal {
    guard case .noCrisis(mayActivate: true) = refusal, let member, !member.manages.isEmpty else { return refusal }
    var managed = member.manages
    if case .managers(let authority) = venue { managed = [authority] }
    let departements = authorities.filter { managed.contains($0.code) }.flatMap(\.departements).map(\.code)
    return .noCrisisToSumUp(departements: Set(departements).sorted())
  }
}
