import CrisisCore

extension Catalogue {
  /// What a digest says of relays.
  static let relays: [String: [Variable]] = [
    "digest_line.relays": [.list("items")],
    "digest_line.relay": [
      .number("number"), .term("kind", "relay_kind"), .maybe(.words("text")), .maybe(.time("published")),
      .maybe(.list("accounts")), .flag("feminine"), .flag("approved"), .flag("failed"), .flag("draft"), .flag("yours"),
      .flag("over"),
    ],
    "digest_line.relay_then": [.list("item"), .list("rest")],
    "digest_line.relay_more": [.number("count")],
  ]
}
