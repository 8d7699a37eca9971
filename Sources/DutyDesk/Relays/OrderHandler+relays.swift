import CommandBook
import CrisisCore
import CrisisStore
import Foundation

extension RelayOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: RelayOrder) throws -> Done {
    switch order {
    case .draft(let draft): return try self.draft(draft)
    case .again(let number): return try draft(RelayRules.again(relay(number).relay, at: now))
    case .correct(let number, let source, let text):
      return try draft(RelayRules.correction(of: relay(number).relay, by: source, text, at: now))
    case .approve(let number):
      let (relay, crisis) = try relay(number)
      let corrected = try relay.corrects.flatMap { try transaction.relay(crisis: crisis.code, number: $0) }
      let denied = try relay.report.flatMap { try transaction.report(crisis: crisis.code, number: $0) }
      return try store(
        RelayRules.approve(
          relay, denied: denied, correcting: corrected, crisis: crisis, team: transaction.relayTeam(),
          settings: processor.settings.relays,
          isSuspended: transaction.postingSuspension() != nil, by: asker))
    case .reject(let number, let reason):
      let (relay, crisis) = try relay(number)
      return try store(
        RelayRules.reject(relay, reason: reason, crisis: crisis, team: transaction.relayTeam(), by: asker))
    case .publish(let command):
      let (relay, crisis) = try relay(command.number)
      return try store(
        RelayRules.publish(
          command, relay, settings: processor.settings.relays, crisis: crisis, team: transaction.relayTeam(), by: asker)
      )
    case .withdraw(let number, let reason):
      let (relay, crisis) = try relay(number, evenEnded: true)
      return try store(
        RelayRules.withdraw(relay, reason: reason, crisis: crisis, team: transaction.relayTeam(), by: asker))
    }
  }

  /// Who may not approve at all, and wrote this one: why nobody approves their own, and who may approve it.
  mutating func refusal(ofApproving number: Int) throws -> Refusal? {
    guard let (relay, crisis) = try? relay(number), relay.writtenBy == asker.member?.number else { return nil }
    let team = try transaction.relayTeam()
    do {
      _ = try RelayRules.approve(relay, denied: nil, crisis: crisis, team: team, by: asker)
      return nil
    } catch {
      return error
    }
  }

  private mutating func draft(_ command: DraftRelay) throws -> Done {
    let crisis = try crisis()
    var denied: Report?
    if let number = command.report {
      denied = try transaction.report(crisis: crisis.code, number: number)
      guard denied != nil else {
        throw Refusal.because(Texts.reports.notFound(number, crisis.code, crisis.lastReport))
      }
    }
    var command = command
    // Networks count letters with their accents as one: so does what they are given.
    command.text = command.text.precomposedStringWithCanonicalMapping
    let situation = RelayRules.Situation(
      crisis: crisis, number: try transaction.lastRelay(crisis: crisis.code) + 1,
      settings: processor.settings.accountLimits.applied(to: processor.settings.relays),
      mark: processor.postMark(crisis.nature), denied: denied, team: try transaction.relayTeam(),
      hasRoom: processor.hasCoordination)
    return try store(RelayRules.draft(command, by: asker, in: situation))
  }

  /// - Parameter evenEnded: of a crisis that is over too: what is still online may have to go.
  private mutating func relay(
    _ number: Int, evenEnded: Bool = false
  ) throws -> (relay: Relay, crisis: Crisis) {
    var ended: Crisis?
    if evenEnded, let given = submission.crisis, let named = try transaction.crisis(given), named.status.isOver,
      asker.sees(named)
    {
      ended = named
      nature = named.nature
    }
    let crisis = try ended ?? crisis()
    guard let relay = try transaction.relay(crisis: crisis.code, number: number), relay.status != .cancelled else {
      let last = try transaction.lastRelay(crisis: crisis.code)
      throw Refusal.because(Texts.relayRefusals.none(number, crisis.code, last))
    }
    return (relay, crisis)
  }
}

extension LineProcessor {
  /// What somebody is told who may approve nothing, of a relay of their own; nil: what everybody is told.
  func refusalOfOwnRelay(
    _ asked: Asked, _ refusal: Refusal, _ submission: Submission, _ asker: Asker, in transaction: StoreTransaction
  ) throws -> Refusal? {
    guard refusal.statement.code == Texts.refusals.notAllowed.code, case .order(let order) = asked,
      case .approve(let number)? = order as? RelayOrder
    else { return nil }
    var handler = OrderHandler(processor: self, submission: submission, asker: asker, transaction: transaction)
    return try handler.refusal(ofApproving: number)
  }

  /// What every post of an exercise or a test begins with, in the language of the public.
  func postMark(_ nature: CrisisNature) -> String { render(Texts.relays.mark(nature == .test), settings.language) }

  var hasCoordination: Bool { !settings.channels(for: .coordination).isEmpty }

  /// What a digest tells of relays.
  func relays(
    of crisis: Crisis, after sequence: Int64, isIssued: Bool, in records: some StoreQueries
  ) throws -> DigestRelays {
    DigestRelays(
      try records.digestRelays(crisis: crisis.code, after: sequence),
      hasNews: try records.hasRelayNews(crisis: crisis.code, after: sequence), isForManagers: isIssued)
  }
}
