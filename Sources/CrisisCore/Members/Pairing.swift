/// One person's account on another network is that person too, from now on (`!relier`).
package struct AccountPaired: LastingEvent {
  package static let kind = "member.paired"
  package static let sentence = Text("log_entry.member_paired", .words("account"))
  package var member: Int
  /// `network/account`
  package var account: String
  /// The member that it was before, who is the same person; nil: nobody yet.
  package var before: Int?

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(account) }
  package var insteadOfUndo: Statement { Texts.pairing.stays() }

  package func erased(_ mark: String) -> AccountPaired {
    var copy = self
    copy.account = mark
    return copy
  }
}

/// It is that person's no more: what it was before, or nobody's.
package struct AccountParted: LastingEvent {
  package static let kind = "member.parted"
  package static let sentence = Text("log_entry.member_parted", .words("account"))
  package var member: Int
  package var account: String
  package var before: Int?

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(account) }
  package var insteadOfUndo: Statement { Texts.pairing.stays() }

  package func erased(_ mark: String) -> AccountParted {
    var copy = self
    copy.account = mark
    return copy
  }
}

/// An account that was joined to another by a code.
package struct PairedAccount: Sendable, Equatable, Decodable {
  /// `network/account`
  package var account: String
  package var member: Int
  /// The member that it was before.
  package var before: Int?
}

/// `!relier`: two accounts, one person. The person has the roles of the account that gave the code.
package enum PairingRules {
  /// The records that decide.
  package struct Situation: Sendable {
    /// `network/account`, where the code was typed.
    package var account: String
    /// Whose code it was, and that person's accounts.
    package var owner: Member
    package var accounts: [String]
    /// Whether that account has something open of its own: shifts to come, claims.
    package var isBusy: Bool
    package var admins: [Member]

    package init(account: String, owner: Member, accounts: [String], isBusy: Bool, admins: [Member]) {
      self.account = account
      self.owner = owner
      self.accounts = accounts
      self.isBusy = isBusy
      self.admins = admins
    }
  }

  package static func pair(_ situation: Situation, by asker: Asker) throws(Refusal) -> Decision {
    let (owner, account) = (situation.owner, situation.account)
    if let before = asker.member {
      guard before.number != owner.number else { throw .because(Texts.pairing.isPaired(account)) }
      guard !situation.isBusy else { throw .because(Texts.pairing.isBusy(account)) }
      if before.roles.contains(.admin), situation.admins.allSatisfy({ $0.number == before.number }) {
        throw .because(Texts.members.lastAdmin(before.name))
      }
    }
    return Decision(
      [AccountPaired(member: owner.number, account: account, before: asker.member?.number)],
      answer: Texts.pairing.done(account, owner.name, situation.accounts),
      announcements: [
        Announcement(
          to: .member(owner.number), about: nil, Texts.pairing.told(account, asker.at), lifetime: .day),
        Announcement(to: .coordination, about: nil, Texts.pairing.announced(owner.name, account)),
      ])
  }

  /// - Parameters:
  ///   - given: the account that is meant; nil: the one that it is typed from, or the only one.
  ///   - typed: `network/account`, where the command was typed.
  ///   - paired: the accounts of this person; of all for an administrator who names one.
  package static func part(
    _ given: String?, typed: String, among paired: [PairedAccount], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw asker.account.map { .notAMember(account: $0) } ?? .unidentified }
    let own = paired.filter { $0.member == member.number }
    let found: PairedAccount?
    if let given {
      let may = member.has(.admin) ? paired : own
      found = may.first { $0.account == given || $0.account.hasSuffix("/\(given)") }
    } else {
      found = own.first { $0.account == typed } ?? (own.count == 1 ? own.first : nil)
      if found == nil, own.count > 1 {
        throw .because(Texts.pairing.whichOne(own.map(\.account), own.first?.account ?? ""))
      }
    }
    guard let found else { throw .because(Texts.pairing.nothingToPart()) }
    let told = Texts.pairing.parted(found.account, found.before == nil)
    return Decision(
      [AccountParted(member: found.member, account: found.account, before: found.before)], answer: told,
      announcements: (found.member == member.number
        ? [] : [Announcement(to: .member(found.member), about: nil, told, lifetime: .day)])
        + [Announcement(to: .coordination, about: nil, told)])
  }
}

/// The answers of `pair.yaml`, and what is told of it.
package struct PairingTexts: Sendable {
  package let code = Text("pair.code", .code("code"), .duration("life"))
  let done = Text("pair.done", .code("account"), .words("name"), .names("accounts"))
  let told = Text("pair.told", .code("account"), .time("at"))
  let announced = Text("pair.announced", .words("name"), .code("account"))
  let parted = Text("pair.parted", .code("account"), .flag("stranger"))
  let stays = Text("undo_part.pairing")
  /// Not a code that is good now.
  package let isWrong = Text("refusal.pair_wrong", .duration("life"), .flag("member"))
  package let wasPublic = Text("refusal.pair_public", .flag("member"))
  package let tooMany = Text("refusal.pair_too_many", .duration("length"))
  package let isSameNetwork = Text("refusal.pair_same_network", .code("network"))
  /// There is only one network here.
  package let isAlone = Text("refusal.pair_alone")
  let isPaired = Text("refusal.pair_done", .code("account"))
  let isBusy = Text("refusal.pair_busy", .code("account"))
  let whichOne = Text("refusal.pair_which", .choices("accounts"), .code("first"))
  let nothingToPart = Text("refusal.pair_nothing")
}

extension Texts { package static let pairing = PairingTexts() }
