import Foundation
import SystemCrypto
import SystemHTTP

/// What a webhook is sent: the body in the shape that its receiver reads, under an id that is the same each time it is
/// tried, signed as Standard Webhooks has it (github.com/standard-webhooks) where there is a secret.
package struct WebhookMessage: Sendable, Equatable {
  package enum Format: String, Sendable, CaseIterable {
    /// `{"text":…}` with Markdown.
    case mattermost
    /// `{"text":…}` with Slack's own marks.
    case slack
    /// Tchap's bot: `{"message":…,"message_format":"md"}`
    case tchap
  }

  package let id: String
  package let body: [UInt8]

  /// - Parameters:
  ///   - hook: its name in the configuration.
  ///   - number: of the line in the outbox.
  package init(to hook: String, number: Int64, text: String, format: Format) {
    let digest = SHA256.hash("\(hook)\n\(number)\n\(text)")
    id = "msg_" + Hex.encode(Array(digest.prefix(16)))
    let shown = Self.shown(text, format)
    let fields =
      switch format {
      case .mattermost, .slack: ["text": shown]
      case .tchap: ["message": shown, "message_format": "md"]
      }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    body = (try? encoder.encode(fields)).map { [UInt8]($0) } ?? []
  }

  /// - Parameters:
  ///   - secret: nil: unsigned.
  ///   - seconds: since 1970; of this try.
  package func headers(secret: WebhookSecret?, at seconds: Int64) -> [(name: String, value: String)] {
    let signed = secret.map { secret in
      let mac = hmacSHA256(key: secret.bytes, Array("\(id).\(seconds).".utf8) + body)
      return ("webhook-signature", "v1,\(Data(mac).base64EncodedString())")
    }
    return [("content-type", "application/json"), ("webhook-id", id), ("webhook-timestamp", "\(seconds)")]
      + (signed.map { [$0] } ?? [])
  }

  /// Our words as they are: nothing in them becomes a mark of the receiver's, and nobody is called by them.
  private static func shown(_ text: String, _ format: Format) -> String {
    // A word that begins with it would ring for people: a space that has no width keeps it from doing so.
    let quiet = text.replacing("@", with: "@\u{200B}")
    switch format {
    case .slack:
      return quiet.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    case .mattermost, .tchap:
      var shown = ""
      for character in quiet {
        if "\\`*_[]<>#|~".contains(character) { shown.append("\\") }
        shown.append(character)
      }
      // Of one line end alone, Markdown makes a space.
      return shown.replacing("\n", with: "\n\n")
    }
  }
}

/// What signs, known to the receiver too.
package struct WebhookSecret: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  let bytes: [UInt8]

  /// - Returns: nil for anything but `whsec_` and 24 to 64 bytes in base 64.
  package init?(_ text: String) {
    guard text.hasPrefix("whsec_"), let data = Data(base64Encoded: String(text.dropFirst(6))),
      (24...64).contains(data.count)
    else { return nil }
    bytes = [UInt8](data)
  }

  package var description: String { "«redacted»" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
