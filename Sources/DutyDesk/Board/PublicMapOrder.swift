import ChatModel
import CrisisCore
import CrisisStore
import SystemCrypto

/// `!carte publique oui`, `!carte publique non`
enum PublicMapOrder: Order {
  case ask
  case close

  /// What was asked for is closed, and asked for again, within minutes.
  func isSafeToRepeat(by asker: Asker) -> Bool { true }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard handler.processor.settings.board != nil else { throw Refusal.because(Texts.board.isAbsent()) }
    let crisis = try handler.crisis()
    switch self {
    case .ask: return try handler.propose(publicMapOf: crisis)
    case .close:
      let waiting = try handler.withdraw(publicMapOf: crisis)
      return try handler.store(PublicMapRules.close(crisis, wasAsked: waiting, by: handler.asker))
    }
  }
}

extension OrderHandler {
  /// Each manager of the requester may answer, in their room or in private; the first one does for all.
  fileprivate func propose(publicMapOf crisis: Crisis) throws -> Done {
    let proposed = try PublicMapRules.ask(
      of: crisis, requester: transaction.authority(crisis.requester),
      managers: transaction.managers(of: crisis.requester), by: asker)
    let command = try PendingCommand.openMap(proposed.proposal).json
    guard try waiting(publicMapOf: crisis).isEmpty else {
      throw Refusal.because(Texts.maps.isAskedAlready(crisis.code))
    }
    var (decision, first) = (proposed.decision, Int64?.none)
    for manager in proposed.asked {
      for account in try transaction.accounts(ofMember: manager.number) {
        guard let network = AccountName.parts(account)?.network else { continue }
        for place in [.direct] + managersRooms(of: crisis, on: network) {
          let asked = try transaction.ask(
            Question(
              account: account, member: manager.number, asker: proposed.proposal.asker, network: network, place: place,
              command: command, askedAt: now, expiresAt: now + PublicMapProposal.patience))
          first = first ?? asked.id
        }
      }
    }
    for index in decision.announcements.indices { decision.announcements[index].asks = first }
    return try store(decision)
  }

  private func managersRooms(of crisis: Crisis, on network: String) -> [ChatPlace] {
    let settings = processor.settings
    var rooms = settings.channels.filter {
      $0.key.network == network && $0.value == .managers(authority: crisis.requester)
    }
    .map(\.key.channel)
    if settings.crisisRooms.contains(network) { rooms.append(CrisisRoom.managers.rawValue + crisis.code) }
    return rooms.sorted().map { .channel($0) }
  }

  /// - Returns: whether one waited.
  fileprivate func withdraw(publicMapOf crisis: Crisis) throws -> Bool {
    let rows = try waiting(publicMapOf: crisis)
    for row in rows { _ = try transaction.take(question: row.id, as: .expired) }
    return !rows.isEmpty
  }

  private func waiting(publicMapOf crisis: Crisis) throws -> [Question.Row] {
    try transaction.openProposals().filter { row in
      guard case .openMap(let proposal) = try PendingCommand(json: row.question.command) else { return false }
      return proposal.crisis == crisis.code && row.question.expiresAt > now
    }
  }

  /// After a manager's `!oui`.
  mutating func open(_ proposal: PublicMapProposal) throws -> Done {
    guard let board = processor.settings.board else { throw Refusal.because(Texts.board.isAbsent()) }
    let crisis = try crisis(proposal.crisis)
    let address = String(randomBytes(16).map { Self.letters[Int($0 % 32)] })
    return try store(
      PublicMapRules.open(
        proposal, of: crisis, at: address, board.publicAddress(of: crisis.code, address), by: asker))
  }

  mutating func decline(_ proposal: PublicMapProposal) throws -> Done {
    try store(PublicMapRules.decline(proposal, of: crisis(proposal.crisis), by: asker))
  }

  /// No letter that reads like another.
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
