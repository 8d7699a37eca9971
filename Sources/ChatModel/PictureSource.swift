/// Where a picture is that somebody showed.
package struct PictureSource: Sendable, Hashable, Codable {
  /// `mxc://server/id`, of the Matrix network that it was shown on; else an address of the web.
  package var address: String
  /// In bytes, as whoever sent it says; nil: not said.
  package var size: Int?
  /// nil: it is there as it is.
  package var seal: Seal?

  package init(_ address: String, size: Int? = nil, seal: Seal? = nil) {
    self.address = address
    self.size = size
    self.seal = seal
  }

  /// How a picture of an encrypted room is read: AES-256 in counter mode (Matrix client-server API, "Sending encrypted
  /// attachments").
  package struct Seal: Sendable, Hashable, Codable {
    /// 32 bytes.
    package var key: [UInt8]
    /// The counter to begin with: 16 bytes.
    package var counter: [UInt8]
    /// SHA-256 of what the homeserver holds: 32 bytes.
    package var hash: [UInt8]

    /// - Returns: nil where one of them has another length.
    package init?(key: [UInt8], counter: [UInt8], hash: [UInt8]) {
      guard key.count == 32, counter.count == 16, hash.count == 32 else { return nil }
      self.key = key
      self.counter = counter
      self.hash = hash
    }
  }
}

// The key is a secret: it is not told by printing.
extension PictureSource: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { address }
  package var debugDescription: String { address }
}

/// What has the pictures of a network, or of the web.
package protocol PictureServer: Sendable {
  /// The picture as it was shown, whole.
  ///
  /// - Parameter limit: how large it may be, in bytes.
  func picture(_ source: PictureSource, limit: Int) async throws(PictureFailure) -> [UInt8]
}

/// Why a picture is not to be had.
package enum PictureFailure: Error, Equatable {
  /// It may be, later. The words are for operators.
  case later(String)
  /// It is not there, or not for us. The words are for operators.
  case gone(String)
  case tooLarge
}
