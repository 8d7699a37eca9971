import ChatModel
import CrisisCore
import CrisisStore

/// A digest that is due.
struct IssueDueDigest: Order {
  var crisis: String
  /// When it was to come.
  var due: Milliseconds

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let crisis = try handler.transaction.crisis(crisis) else {
      throw Refusal.noSuchCrisis(crisis, [])
    }
    return try handler.issue(crisis, due: due)
  }
}

extension OrderHandler {
  mutating func issueDigest() throws -> Done { try issue(crisisToSumUp()) }

  mutating func setDigestPeriod(_ every: Milliseconds?) throws -> Done {
    let crisis = try crisisToSumUp()
    let next = try every.map { try processor.nextSlot(every: $0, after: now, of: crisis, in: transaction) }
    return try store(DigestRules.setPeriod(every, of: crisis, next: next, by: asker))
  }

  private mutating func crisisToSumUp() throws -> Crisis {
    do {
      return try crisis()
    } catch let refusal as Refusal {
      throw asker.explained(refusal, try transaction.authorities())
    }
  }

  /// A digest: numbered, frozen in the journal, handed to the outbox for the managers' rooms, and in private for those
  /// managers who have none.
  fileprivate func issue(_ crisis: Crisis, due: Milliseconds? = nil) throws -> Done {
    let draft = try processor.draft(of: crisis, due: due, isIssued: true, in: transaction)
    let lines = draft.composition.lines.map { processor.render($0, processor.settings.language) }
    let sequence = try append(draft.issued(lines, due: due))
    let audience = AnnouncementAudience.managers(of: crisis.authorities)
    let rooms = processor.rooms(for: audience, of: crisis)
    let readers = try processor.readersWithoutRoom(audience, of: crisis, in: transaction)
    // It is worth saying until the next one is.
    let expiry = max(draft.next ?? now + 6 * .hour, now + 30 * .minute)
    try transaction.supersedeAnnouncements(keyPrefix: "digest/\(crisis.code)/")
    for room in rooms {
      try post(
        lines, of: crisis, until: expiry, cause: sequence, on: room.network, to: .channel(room.channel), room.channel,
        audience)
    }
    // Whole, in one message: nobody can ask for the rest of it there.
    for hook in processor.settings.webhooks(.digests, to: audience, of: crisis) {
      try post(
        [lines.joined(separator: "\n")], of: crisis, until: now + Webhook.lifetime, cause: sequence,
        on: Webhook.network, to: .channel(hook.name), "\(Webhook.network)/\(hook.name)", audience)
    }
    for reader in readers {
      for account in try transaction.accounts(ofMember: reader.number).compactMap(AccountName.parts) {
        try post(
          lines, of: crisis, until: expiry, cause: sequence, on: account.network, to: .account(account.account),
          account.account, .member(reader.number))
      }
    }
    let answer = Texts.digests.issued(
      draft.number, crisis.code, Set(rooms.map(\.channel)).sorted(), readers.map(\.name), draft.next,
      nature: crisis.nature)
    return Done(answer: answer, sequence: sequence, announces: true)
  }

  /// A line of a newer digest takes the place of the same line of an older one that still waits; what an older one has
  /// beyond that is not said any more.
  private func post(
    _ lines: [String], of crisis: Crisis, until expiry: Milliseconds, cause: Int64, on network: String,
    to destination: OutgoingLine.Destination, _ name: String, _ audience: AnnouncementAudience
  ) throws {
    let texts = processor.settings.blockNetworks.contains(network) ? [lines.joined(separator: "\n")] : lines
    for (index, text) in texts.enumerated() {
      _ = try transaction.enqueue(
        OutboxLine(
          cause: cause, createdAt: now, network: network, destination: destination, lane: .digest,
          key: "digest/\(crisis.code)/\(name)/\(index)", expiresAt: expiry, nature: crisis.nature, text: text,
          audience: audience.stored, crisis: crisis.code))
    }
  }
}

extension QueryHandler {
  /// For one person, in that person's language, without a number.
  mutating func digest(ofTheLast length: Milliseconds?) throws -> DigestView {
    let crisis: Crisis
    do {
      crisis = try self.crisis(orLastEnded: asker.member?.manages.isEmpty ?? true)
    } catch let refusal as Refusal {
      throw asker.explained(refusal, try reader.authorities())
    }
    if let length { return DigestView(lines: try processor.recent(crisis, length, in: reader)) }
    let isForManagers = asker.isCoordinator || asker.member?.manages.isEmpty == false
    return DigestView(
      lines: try processor.draft(of: crisis, isIssued: false, isForManagers: isForManagers, in: reader).composition
        .lines)
  }
}

struct DigestView: View {
  var lines: [Statement]
  var isPrivate: Bool { true }
}

extension Asker {
  /// A manager who asks for a digest while there is no crisis is told how to call out the team, and whom to telephone.
  fileprivate func explained(_ refusal: Refusal, _ authorities: [Authority]) -> Refusal {
    guard refusal == .because(Texts.refusals.noCrisis()), let member, !member.manages.isEmpty else {
      return refusal
    }
    var managed = member.manages
    if case .managers(let authority) = venue { managed = [authority] }
    let departements = authorities.filter { managed.contains($0.code) }.flatMap(\.departements).map(\.code)
    return .noCrisisToSumUp(departements: Set(departements).sorted())
  }
}
