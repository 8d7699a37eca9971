import CrisisCore

extension Catalogue {
  /// The answers of `health.yaml`.
  static let health: [String: [Variable]] = [
    "health.brief": state + [.maybe(.time("last_write")), .number("queue"), .duration("delay")],
    "health.desk": [
      .maybe(.code("version")), .duration("uptime"), .maybe(.time("last_write")), .number("queue"), .number("pauses"),
      .duration("delay"),
    ],
    "health.rest": state + [
      .number("pending"), .maybe(.time("oldest")), .maybe(.list("missing")), .code("head"), .number("events"),
      .number("size"),
    ],
  ]

  private static let state: [Variable] = [
    .number("networks"), .number("connected"), .number("rooms"), .number("joined"),
  ]
}
