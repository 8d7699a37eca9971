/// One of the team's own accounts to which Vigie has the key.
package protocol PostingAccount: Sendable {
  /// As the configuration calls it.
  var name: String { get }

  /// Puts a post online, once however often it is asked for.
  ///
  /// - Returns: where it can be read.
  func put(_ post: Post) async throws(PostFailure) -> String

  /// Puts it in the place of another post of the account's, however often it is asked for.
  ///
  /// - Parameter url: where that one is, or was.
  /// - Returns: where it can be read: there, but where the account cannot do that or that post is gone.
  func put(_ post: Post, inPlaceOf url: String) async throws(PostFailure) -> String

  /// Takes it away. What is not there is away.
  ///
  /// - Parameter url: as ``put(_:)`` gave it.
  func remove(_ post: Post, at url: String) async throws(PostFailure)

  /// Whether the key opens the account. Nothing is posted by it.
  ///
  /// - Returns: whose it is, as the server says.
  func owner() async throws(PostFailure) -> String

  /// The longest post, as the account's server says now, in its own counting; nil: it does not say.
  func limit() async -> Int?
}

extension PostingAccount {
  /// Where no post can be given other words: away with it, then the right words.
  package func put(_ post: Post, inPlaceOf url: String) async throws(PostFailure) -> String {
    try await remove(post, at: url)
    return try await put(post)
  }
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
  package var act: Act

  package enum Act: Sendable, Hashable {
    case put
    /// Puts it in the place of the post there.
    case replace(String)
    /// It is online there, and is not to be any more.
    case remove(String)
  }

  package init(_ act: Act, _ post: Post) {
    self.act = act
    self.post = post
  }

  /// Whether the public can read more by it.
  package var publishes: Bool {
    if case .remove = act { false } else { true }
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
