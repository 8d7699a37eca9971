import ChatModel
import PlainText

extension PictureSource {
  /// - Parameter content: of a message; `m.image`, or a file that says it is a picture.
  /// - Returns: nil: it shows none that can be read.
  init?(_ content: JSON) {
    let kind = content["msgtype"]?.string
    let info = content["info"]
    guard kind == "m.image" || kind == "m.file" && info?["mimetype"]?.string?.hasPrefix("image/") ?? false else {
      return nil
    }
    let size = info?["size"]?.integer.flatMap { Int(exactly: $0) }.flatMap { $0 >= 0 ? $0 : nil }
    if let file = content["file"] {
      guard let address = file["url"]?.string, MediaAddress(address) != nil, let seal = Seal(file) else { return nil }
      self.init(address, size: size, seal: seal)
    } else {
      guard let address = content["url"]?.string, MediaAddress(address) != nil else { return nil }
      self.init(address, size: size)
    }
  }
}

extension PictureSource.Seal {
  fileprivate init?(_ file: JSON) {
    guard file["key"]?["alg"]?.string == "A256CTR", let key = Self.bytes(file["key"]?["k"]),
      let counter = Self.bytes(file["iv"]), let hash = Self.bytes(file["hashes"]?["sha256"])
    else { return nil }
    self.init(key: key, counter: counter, hash: hash)
  }

  /// Base 64 without padding, by either alphabet.
  private static func bytes(_ value: JSON?) -> [UInt8]? {
    guard var text = value?.string, text.utf8.count <= 64 else { return nil }
    text = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    return Base64.decode(text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
  }
}

/// `mxc://server/id` (Matrix client-server API, "Matrix Content (mxc://) URIs").
package struct MediaAddress: Equatable, Sendable {
  package let server: String
  package let id: String

  /// - Returns: nil: it is none.
  package init?(_ text: String) {
    guard text.hasPrefix("mxc://"), text.utf8.count <= 512 else { return nil }
    let parts = text.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    func isMade(_ part: Substring, of others: String) -> Bool {
      !part.isEmpty
        && part.unicodeScalars.allSatisfy { scalar in
          ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || others.unicodeScalars.contains(scalar)
        }
    }
    guard isMade(parts[0], of: ".-:[]"), isMade(parts[1], of: "-_") else { return nil }
    server = String(parts[0])
    id = String(parts[1])
  }
}
