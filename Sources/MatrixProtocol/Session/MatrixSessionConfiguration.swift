import ChatModel

/// What a session is to do, and with what.
package struct MatrixSessionConfiguration: Sendable {
  /// The whole user id (`@vigie:example.org`).
  package var user: String
  /// Always the same: to a homeserver the same message sent twice is one only from the same device.
  package var device: String
  package var password: Secret?
  /// Instead of a password; it is not renewed.
  package var token: Secret?
  package var channels: [Channel]
  package var privacy = Privacy.direct
  /// Another program decrypts and encrypts on the way to the homeserver: encrypted rooms are like others.
  package var readsEncrypted = false
  /// What is said once in a room that is encrypted.
  package var encryptedNotice = ""
  /// What is said in the room to whom nothing can be said in private.
  package var privateNotice = ""
  /// For the differences between waits.
  package var seed: UInt64 = 0

  package struct Channel: Sendable, Equatable {
    /// An alias (`#gest-63:example.org`) or an id.
    package var name: String
    /// Whether it is looked at before a digest is said in it, or before anything is.
    package var inspection: Inspection?

    package init(_ name: String, inspection: Inspection? = nil) {
      self.name = name
      self.inspection = inspection
    }
  }

  package enum Inspection: Sendable, Equatable {
    case told
    /// Nothing is said in it while it is open to anybody.
    case strict
  }

  /// How an answer for one person reaches it.
  package enum Privacy: String, Sendable, CaseIterable {
    /// In a room of two.
    case direct = "dm"
    /// Not in chat: on the document only.
    case board
    case none
  }

  package init(user: String, device: String, password: Secret?, token: Secret? = nil, channels: [Channel]) {
    self.user = user
    self.device = device
    self.password = password
    self.token = token
    self.channels = channels
  }
}
