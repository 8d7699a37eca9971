import CrisisCore

extension Catalogue {
  /// What coordinators are told of Vigie's own links: `texts/alarms.yaml`.
  static let alarms: [String: [Variable]] = [
    "alarm.network_down": [.code("network"), .time("since")],
    "alarm.network_back": [.code("network"), .time("at")],
    "alarm.banned": [.code("network"), .time("at")],
    "alarm.room": [.code("channel"), .code("network"), .time("since")],
    "alarm.exposed": [
      .code("channel"), .flag("open"), .flag("unknown"), .flag("withheld"), .maybe(.list("strangers")),
    ],
    "alarm.store": [
      .time("since"), .flag("full"), .flag("read_only"), .flag("locked"), .maybe(.list("on_call")),
      .maybe(.words("on_call_phone")),
    ],
    "alarm.store_works": [.time("since"), .time("at")],
    "alarm.loss": [.number("count"), .flag("some"), .maybe(.time("since")), .time("until")],
    "alarm.withheld": [.code("channel"), .words("text")],
    "alarm.undeliverable": [.code("channel"), .words("text")],
  ]
}
