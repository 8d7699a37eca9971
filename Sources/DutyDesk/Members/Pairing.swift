import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let pairing: [CommandSpec] = [
    CommandSpec("pair", for: [.identified], in: .anywhere, late: .whileYoung, takes: ["ends": .flag, "code": .rest]) {
      arguments, _ in
      let word = arguments.word("code")
      if arguments.has("ends") { return Asked.order(PairingOrder.part(word)) }
      return word.map { Asked.order(PairingOrder.redeem($0)) } ?? Asked.query(IssuePairingCode())
    }
  ]
}

/// The codes by which one joins one's accounts.
typealias PairingCodes = OneTimeCodes<PairingOwner>

/// Whose such a code is.
struct PairingOwner: Sendable {
  var member: Int
  /// `network/account`, which it was given to.
  var account: String
}

extension PairingCodes {
  static func make() -> PairingCodes { PairingCodes(length: 8, isTyped: true, most: 64, wrongOfOne: 3) }
}

/// `!relier`: the code is in the answer alone, which nothing keeps.
struct IssuePairingCode: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    guard let member = handler.asker.member, let account = handler.reading.line.account else {
      throw Refusal.notAMember(account: handler.asker.account ?? "")
    }
    let processor = handler.processor
    guard Set(processor.settings.nicks.keys).union(processor.settings.channels.keys.map(\.network)).count > 1 else {
      throw Refusal.because(Texts.pairing.isAlone())
    }
    let owner = PairingOwner(member: member.number, account: account)
    let code = processor.pairings.issue(to: owner, at: processor.now) { $0.member == owner.member }
    return PairingCodeView(code: code)
  }
}

struct PairingCodeView: View {
  var code: String
  var lines: [Statement] { [Texts.pairing.code(code, PairingCodes.life)] }
  var isPrivate: Bool { true }
}

enum PairingOrder: Order {
  case redeem(String)
  /// nil: the account that it is typed from, or the only one.
  case part(String?)

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    var done =
      switch self {
      case .redeem(let code): try handler.redeem(code)
      case .part(let account): try handler.part(account)
      }
    done.isPrivate = true
    return done
  }
}

extension OrderHandler {
  fileprivate func redeem(_ code: String) throws -> Done {
    let (codes, account, isMember) = (processor.pairings, submission.person, asker.member != nil)
    guard submission.channel == nil else {
      codes.spend(code)
      throw Refusal.because(Texts.pairing.wasPublic(isMember))
    }
    let found = codes.find(code, by: account, at: now)
    if case .tooMany = found { throw Refusal.because(Texts.pairing.tooMany(PairingCodes.life)) }
    guard case .good(let owner) = found, let member = try transaction.member(number: owner.member) else {
      throw Refusal.because(Texts.pairing.isWrong(PairingCodes.life, isMember))
    }
    guard AccountName.parts(owner.account)?.network != submission.home else {
      throw Refusal.because(Texts.pairing.isSameNetwork(submission.home))
    }
    let isBusy = try asker.member.map { member in
      try transaction.openCrises().contains { try !own(of: member, in: $0).isEmpty }
    }
    let done = try store(
      PairingRules.pair(
        PairingRules.Situation(
          account: account, owner: member, accounts: transaction.accounts(ofMember: member.number),
          isBusy: isBusy ?? false, admins: transaction.members(withRole: .admin)), by: asker))
    codes.spend(code)
    return done
  }

  fileprivate func part(_ given: String?) throws -> Done {
    let given = given.map { AccountName.parts($0) == nil ? AccountName.folded($0) : $0 }
    return try store(
      PairingRules.part(given, typed: submission.person, among: transaction.pairedAccounts(), by: asker))
  }
}
