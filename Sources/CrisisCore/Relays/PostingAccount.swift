/// One of the team's own accounts to which Vigie has the key.
package protocol PostingAccount: Sendable {
  /// As the configuration calls it.
  var name: String { get }

  /// Puts a post online, once however often it is asked for.
  ///
  /// - Returns: where it can be read.
  func put(_ post: Post) async throws(PostFailure) -> String

  /// Takes it away. What is not there is away.
  ///
  /// - Parameter url: as ``put(_:)`` gave it.
  func remove(_ post: Post, at url: String) async throws(PostFailure)

  /// The longest post, as the account's server says now, in its own counting; nil: it does not say.
  func limit() async -> Int?
}

/// What is to be read on one account.
package struct Post: Sendable, Hashable, Decodable {
  package var crisis: String
  /// Of the relay.
  package var number: Int
  package var account: String
  /// All of it, to the letter.
  package var text: String
  /// When the second person agreed: with the number, what makes it this post and no other.
  package var approvedAt: Milliseconds

  package init(crisis: String, number: Int, account: String, text: String, approvedAt: Milliseconds) {
    self.crisis = crisis
    self.number = number
    self.account = account
    self.text = text
    self.approvedAt = approvedAt
  }

  /// The same for every try, and another's for no other: for servers that want a key of one's own choice.
  package var key: String { "vigie-\(crisis)-R\(number)-\(approvedAt)" }
}

/// What the records want of an account now.
package struct PostJob: Sendable, Hashable {
  package var post: Post
  /// Where it is online, and is not to be any more; nil: it is to be put online.
  package var url: String?

  package init(post: Post, url: String? = nil) {
    self.post = post
    self.url = url
  }
}

/// Why an account did not do what was asked.
package struct PostFailure: Error, Equatable, Sendable {
  package var fault: PostFault
  /// The server's number or words, in short; nothing secret.
  package var detail: String
  /// Whether it may have been done all the same.
  package var mayHaveWorked: Bool
  /// How long the server asks to be left alone.
  package var pause: Milliseconds?

  package init(_ fault: PostFault, _ detail: String, mayHaveWorked: Bool = false, pause: Milliseconds? = nil) {
    self.fault = fault
    self.detail = detail
    self.mayHaveWorked = mayHaveWorked
    self.pause = pause
  }

  /// Whether it may go better later.
  package var isPassing: Bool { fault == .unreachable || fault == .busy }
}

package enum PostFault: String, Sendable, CaseIterable, Term {
  case unreachable
  /// Too much was asked of the server, or it is not well.
  case busy
  /// The key opens nothing any more.
  case locked
  case refused

  package static let family = "post_fault"
}
