package struct RelayDrafted: RelayEvent {
  package static let kind = "relay.drafted"
  package static let sentence = Text(
    "log_entry.relay_drafted", .number("number"), .term("kind", RelayKind.self), .words("text"))
  package var crisisCode: String
  package var number: Int
  package var relayKind: RelayKind
  package var text: String
  package var source: String
  package var authority: String?
  package var beneficiary: String?
  package var report: Int?
  /// The relay whose place it takes once it is approved.
  package var corrects: Int?
  package var writtenBy: Int
  package var expiresAt: Milliseconds
  package var posts: [Post]

  /// What goes to one account, frozen.
  package struct Post: Sendable, Equatable, Codable {
    package var account: String
    package var network: RelayNetwork
    package var text: String
    package var length: Int
    package var limit: Int
  }

  package init(_ relay: Relay) {
    crisisCode = relay.crisis
    number = relay.number
    relayKind = relay.kind
    text = relay.text
    source = relay.source
    authority = relay.authority
    beneficiary = relay.beneficiary
    report = relay.report
    corrects = relay.corrects
    writtenBy = relay.writtenBy
    expiresAt = relay.expiresAt
    posts = relay.publications.map {
      Post(account: $0.account, network: $0.network, text: $0.text, length: $0.length, limit: $0.limit)
    }
  }

  /// What stays when it is erased: its number, kind and times.
  package func erased(_ mark: String) -> RelayDrafted {
    var copy = self
    copy.text = mark
    copy.source = mark
    copy.beneficiary = beneficiary == nil ? nil : mark
    copy.posts = posts.map { post in
      var post = post
      post.text = mark
      return post
    }
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, relayKind, text) }
}

package struct RelayApproved: RelayEvent {
  package static let kind = "relay.approved"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// The accounts on which Vigie posts it by itself.
  package var posting: [String]?
}

package struct RelayRejected: RelayEvent {
  package static let kind = "relay.rejected"
  package static let sentence = Text("log_entry.relay_rejected", .number("number"), .words("text"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var reason: String

  package func erased(_ mark: String) -> RelayRejected {
    var copy = self
    copy.reason = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, reason) }
}

/// It can be read at that address.
package struct RelayPublished: RelayEvent {
  package static let kind = "relay.published"
  package static let sentence = Text("log_entry.relay_published", .number("number"), .words("account"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var account: String
  package var url: String

  package func erased(_ mark: String) -> RelayPublished {
    var copy = self
    copy.url = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, account) }
}

/// What Vigie had posted, and is not to be read any more, is gone from the account; or other words stand in its place; or
/// the account would not let it go.
package struct RelayRemoved: RelayEvent {
  package static let kind = "relay.removed"
  package static let sentence = Text(
    "log_entry.relay_removed", .number("number"), .words("account"), .maybe(.words("text")), .maybe(.number("with")))
  package var crisisCode: String
  package var number: Int
  package var account: String
  /// Why it is still there, to be deleted by hand; nil: it is gone.
  package var failure: String?
  /// The relay whose words stand there now, at the same address.
  package var with: Int?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, account, failure, with) }
}

/// An account did not take it.
package struct RelayFailed: RelayEvent {
  package static let kind = "relay.failed"
  package static let sentence = Text("log_entry.relay_failed", .number("number"), .words("account"), .words("text"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var account: String
  package var reason: String

  package func erased(_ mark: String) -> RelayFailed {
    var copy = self
    copy.reason = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, account, reason) }
}

package struct RelayWithdrawn: RelayEvent {
  package static let kind = "relay.withdrawn"
  package static let sentence = Text("log_entry.relay_withdrawn", .number("number"), .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var reason: String?

  package func erased(_ mark: String) -> RelayWithdrawn {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, Self.quote(reason)) }
}

/// Another relay, which two people agreed upon, takes its place.
package struct RelayCorrected: RelayEvent {
  package static let kind = "relay.corrected"
  package static let sentence = Text("log_entry.relay_corrected", .number("number"), .number("with"))
  package var crisisCode: String
  package var number: Int
  /// Who approved that one.
  package var by: Int
  package var with: Int

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, with) }
}

/// Its time is over.
package struct RelayExpired: RelayEvent {
  package static let kind = "relay.expired"
  package var crisisCode: String
  package var number: Int
}

/// Those who can were told again that it waits.
package struct RelayReminded: RelayEvent {
  package static let kind = "relay.reminded"
  package var crisisCode: String
  package var number: Int
  /// How many reminders are over by it, those that fell due while nobody could be told included.
  package var count: Int
}
