/// The answers of `ping.yaml` and `health.yaml`, and `texts/notices.yaml`.
package struct DeskTexts: Sendable {
  package let pong = Text("ping.pong", .number("queue"))
  package let pongWithoutStore = Text("ping.without_store", .number("queue"))
  package let healthInShort = Text(
    "health.brief", .maybe(.time("last_write")), .number("queue"), .duration("delay"), .number("networks"),
    .number("connected"), .number("rooms"), .number("joined"))
  package let health = Text(
    "health.desk", .maybe(.time("last_write")), .number("queue"), .duration("delay"), .number("pauses"),
    .duration("uptime"), .maybe(.code("version")), .maybe(.duration("lag")))
  package let otherHealth = Text(
    "health.rest", .number("networks"), .number("connected"), .number("rooms"), .number("joined"), .number("pending"),
    .maybe(.time("oldest")), .maybe(.names("missing")), .code("head"), .number("events"), .number("size"))

  package let lastAnswers = Text("health.answers", .list("items"))
  package let lastAnswer = Text("health.answer", .code("network"), .duration("ago"))

  package let resumed = Text("notice.resumed")
  package let missed = Text("notice.missed", .time("at"), .words("text"))
  /// Of a message that had an effect: the number of its report, and whether it can be undone still.
  package let edited = Text("notice.edited", .maybe(.number("report")), .flag("recent"))
  package let withdrawn = Text("notice.withdrawn", .maybe(.number("report")), .flag("recent"))
  /// Said once in a room that is encrypted.
  package let encrypted = Text("notice.encrypted")
  package let noPrivacy = Text("notice.private")
  /// The same, where the answer stands on the reader's page.
  package let onPage = Text("notice.private_on_page")
  package let missedMore = Text("notice.missed_more")
  package let answeredAlready = Text("notice.answered_already", .duration("since"), .words("answer"))
  /// Which crisis an answer is about, where the line named none.
  package let inferred = Text(
    "notice.inferred", .code("crisis"), .maybe(.term("ended", CrisisStatus.self)), .maybe(.time("since")))
  package let gap = Text("notice.gap", .time("from"), .time("until"))
  // Lines of a managers' room that has heard enough this hour.
  let held = Text("announcement.held", .number("count"), .list("items"), .maybe(.code("crisis")))
  let heldLine = Text("announcement.held_line", .time("at"), .words("text"))
  let moreHeld = Text("announcement.held_more", .number("count"))

  package let codeAccepted = Text("code.accepted", .words("account"), .words("nick"))
  package let codeWrong = Text("code.wrong")
  package let codeSpoilt = Text("code.spoilt", .words("bot"))
  package let codeUnseen = Text("code.unseen")
  package let codeTooMany = Text("code.too_many")

  // Before every line that is not for real.
  let exercise = Text("nature_mark.exercise")
  let test = Text("nature_mark.test")
}

extension Texts { package static let desk = DeskTexts() }

/// What coordinators are told of Vigie's own links: `texts/alarms.yaml`.
package struct AlarmTexts: Sendable {
  package let networkDown = Text("alarm.network_down", .code("network"), .time("since"))
  package let networkBack = Text("alarm.network_back", .code("network"), .time("at"))
  package let banned = Text("alarm.banned", .code("network"), .time("at"))
  package let room = Text("alarm.room", .code("channel"), .code("network"), .time("since"))
  package let exposed = Text(
    "alarm.exposed", .code("channel"), .flag("open"), .flag("unknown"), .flag("withheld"),
    .maybe(.names("strangers")), .flag("settings"))
  package let encrypted = Text("alarm.encrypted", .code("channel"), .code("network"))
  package let loginRefused = Text("alarm.login_refused", .code("network"), .time("at"))
  package let replaced = Text("alarm.replaced", .code("channel"), .code("network"), .code("room"))
  package let store = Text("alarm.store", .time("since"), .flag("full"), .flag("read_only"), .flag("locked"), .onCall)
  package let storeWorks = Text("alarm.store_works", .time("since"), .time("at"))
  /// The clock of the system is behind the records.
  package let clockBehind = Text("alarm.clock_behind", .time("clock"), .duration("behind"), .time("at"))
  package let clockRight = Text("alarm.clock_right", .time("at"))
  package let loss = Text("alarm.loss", .number("count"), .flag("some"), .maybe(.time("since")), .time("until"))
  package let withheld = Text("alarm.withheld", .code("channel"), .words("text"))
  package let alertFailed = Text("alarm.alert_failed", .words("text"))
  package let undeliverable = Text("alarm.undeliverable", .code("channel"), .words("text"), .flag("trying"))
}

extension Texts { package static let alarms = AlarmTexts() }

/// `texts/help.yaml`.
package struct HelpTexts: Sendable {
  package let line = Text("help.command_line", .code("use"), .code("line"))
  package let also = Text("help.also", .terms("commands", of: "command"))
  package let texts = Text("help.texts", .terms("commands", of: "command"))
  package let more = Text("help.more", .code("example"))
  package let nothing = Text("help.nothing")
  package let use = Text("help.use", .code("use"), .code("text"))
  package let example = Text("help.example", .code("example"))
  package let aliases = Text("help.aliases", .names("names"))
  package let reserved = Text("help.reserved", .all("audience", Audience.self), .oneOf("places", VenueKind.self))
}

extension Texts { package static let help = HelpTexts() }
