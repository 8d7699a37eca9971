import ChatModel
import CrisisCore
import CrisisStore

/// An address of an authority's that takes lines and answers none: to the desk a room of that authority's managers, on a
/// network of its own, in which some kinds of things are said. So what goes there is kept, tried again and noted like any
/// announcement, and the right to it is looked at again when it is sent.
package struct Webhook: Sendable, Equatable {
  /// No network of the configuration bears this name.
  package static let network = "webhook"
  /// For so long a line is tried.
  package static let lifetime = Milliseconds.day

  package var name: String
  package var authority: String
  package var kinds: Set<Kind>

  package init(_ name: String, for authority: String, _ kinds: Set<Kind>) {
    self.name = name
    self.authority = authority
    self.kinds = kinds
  }

  package enum Kind: String, Sendable, CaseIterable {
    case digests
    case distress
    /// What was given as verified and is not so, or no more.
    case corrections
  }

  /// Whose room it is.
  fileprivate var venue: Venue { .managers(authority: authority) }
}

extension DeskSettings {
  /// The webhooks that something said to such people is for.
  func webhooks(_ kind: Webhook.Kind?, to audience: AnnouncementAudience, of crisis: Crisis?) -> [Webhook] {
    guard let kind else { return [] }
    return webhooks.filter { $0.kinds.contains(kind) && audience.includes($0.venue, crisis) }
  }

  /// Whether a webhook may still have it.
  func mayTake(_ name: String, _ audience: AnnouncementAudience, _ crisis: Crisis?) -> Bool {
    webhooks.contains { $0.name == name && audience.includes($0.venue, crisis) }
  }
}

extension Announcement {
  /// nil: of no kind that webhooks are told of.
  var webhookKind: Webhook.Kind? {
    if precedence == .distress { return .distress }
    return isCorrection ? .corrections : nil
  }
}
