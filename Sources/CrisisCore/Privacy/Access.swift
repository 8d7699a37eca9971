/// Somebody opened what holds more of other people than a list does: whose call for help, the journal, a search, an export.
/// Noted beside the journal: it is about those who read, not about the crisis.
package struct Access: Sendable, Equatable {
  package var what: What
  package var crisis: String
  /// Of a call for help, the number of its report.
  package var number: Int?

  package init(_ what: What, of crisis: String, number: Int? = nil) {
    self.what = what
    self.crisis = crisis
    self.number = number
  }

  /// The network of who typed at the machine itself, whom no chat network has: its name holds a space.
  package static let machine = "vigie export"

  package enum What: String, Sendable, Codable, CaseIterable, Hashable {
    case distress
    case journal
    case search
    case export
    case document
    case feed
  }

  /// As it is kept.
  package struct Entry: Sendable, Equatable {
    package var at: Milliseconds
    /// nil: somebody who is no member any more.
    package var member: Int?
    /// `network/account`
    package var account: String
    /// The room; nil: in private.
    package var channel: String?
    package var access: Access

    /// - Parameter user: who typed at the machine itself, as the system calls them.
    package init(at: Milliseconds, user: String, access: Access) {
      self.init(at: at, member: nil, account: "\(Access.machine)/\(user)", channel: nil, access: access)
    }

    package init(at: Milliseconds, member: Int?, account: String, channel: String?, access: Access) {
      self.at = at
      self.member = member
      self.account = account
      self.channel = channel
      self.access = access
    }
  }
}

extension Access.What: Term { package static let family = "access" }

extension Access.Entry {
  /// A line of `!accès`.
  package func statement(name: String?) -> Statement {
    let prefix = Access.machine + "/"
    let user = account.hasPrefix(prefix) ? String(account.dropFirst(prefix.count)) : nil
    return Texts.privacy.access(
      at, name ?? user ?? account, access.what, access.number, access.crisis, channel, user != nil)
  }
}
