/// The answers of the commands about relays, and the parts of their lines.
package struct RelayTexts: Sendable {
  let drafted = Text("relay.drafted", .relay, .approvers, .phrases("accounts"))
  let approved = Text(
    "approve.done", .relay, .words("by"), .time("at"), .maybe(.names("accounts")), .maybe(.names("ours")),
    .flag("waits"))
  let rejected = Text("reject.done", .relay, .words("by"), .time("at"), .words("reason"))
  let withdrawn = Text(
    "withdraw.done", .relay, .words("by"), .time("at"), .maybe(.words("reason")), .maybe(.phrases("posts")),
    .maybe(.names("ours")))
  let published = Text(
    "published.done", .relay, .words("by"), .time("at"), .words("account"), .maybe(.names("left")))
  let publishedAlready = Text("published.already", .relay, .words("by"), .time("at"), .words("account"))
  let failed = Text("published.failed", .relay, .words("by"), .time("at"), .words("account"), .words("reason"))
  let undone = Text(
    "undo.relay", .number("number"), .term("status", RelayStatus.self), .deed)

  let card = Text(
    "show.relay", .card, .status, .maybe(.words("by")), .maybe(.words("approved_by")))
  package let exactText = Text("show.relay_text", .number("number"), .words("text"))
  let listed = Text("list.relay", .listed, .status)
  package let none = Text("list.no_relay", .code("crisis"))
  package let more = Text("list.more_relays", .number("count"), .code("crisis"))

  /// What every post of an exercise or a test begins with.
  package let mark = Text("relay_part.mark", .flag("test"))
  let manager = Text("relay_part.manager", .names("departements"))
  let others = Text("relay_part.others", .number("count"))
  let length = Text("relay_part.length", .code("account"), .number("length"), .number("limit"))
  let post = Text("relay_part.post", .code("account"), .words("url"))
  let online = Text("relay_part.online", .code("account"), .maybe(.time("at")), .words("url"))
  let toRepeat = Text("relay_part.to_repeat", .number("number"), .term("kind", RelayKind.self), .words("text"))
  let notTaken = Text("relay_part.failed", .code("account"), .words("reason"))
  let removed = Text("relay_part.removed", .code("account"), .maybe(.time("at")))
  let replaced = Text("relay_part.replaced", .code("account"), .maybe(.time("at")), .words("url"))
  let withdrawInstead = Text("undo_part.relay_corrected", .number("number"), .number("with"))
}

/// What is announced of relays.
package struct RelayNewsTexts: Sendable {
  let drafted = Text("announcement.relay_drafted", .relay, .words("by"), .words("text"), .code("crisis"))
  let approved = Text(
    "announcement.relay_approved", .relay, .words("by"), .time("at"), .maybe(.names("accounts")),
    .maybe(.names("ours")), .flag("waits"))
  let rejected = Text("announcement.relay_rejected", .relay, .words("by"), .time("at"), .words("reason"))
  let published = Text(
    "announcement.relay_published", .relay, .words("by"), .time("at"), .words("account"), .words("url"),
    .maybe(.names("left")))
  let failed = Text(
    "announcement.relay_failed", .relay, .words("by"), .time("at"), .words("account"), .words("reason"))
  let withdrawn = Text(
    "announcement.relay_withdrawn", .relay, .words("by"), .time("at"), .maybe(.words("reason")),
    .maybe(.phrases("posts")), .maybe(.names("ours")))
  let corrected = Text(
    "announcement.relay_corrected", .relay, .number("old"), .code("crisis"), .words("by"), .time("at"), .words("text"),
    .maybe(.phrases("posts")))
  let waiting = Text("announcement.relay_waiting", .relay, .code("crisis"), .time("since"), .approvers)
  let unpublished = Text(
    "announcement.relay_unpublished", .relay, .code("crisis"), .time("since"), .names("accounts"))
  let expired = Text(
    "announcement.relay_expired", .relay, .code("crisis"), .maybe(.phrases("posts")), .maybe(.names("ours")),
    .flag("late"), .flag("draft"))
  let morning = Text("announcement.relays_of_the_night", .crisis, .phrases("relays"), .some("more"), .code("first"))
  let undone = Text(
    "announcement.relay_undone", .undo, .number("number"), .term("kind", RelayKind.self),
    .term("status", RelayStatus.self), .deed)
}

extension Texts {
  package static let relays = RelayTexts()
  package static let relayNews = RelayNewsTexts()
}

extension Slot where T == Relay {
  /// What a line about a relay shows.
  static var relay: Slot {
    Slot(
      .number("number"), .term("kind"), .time("expires"), .words("source"), .maybe(.words("beneficiary")),
      .maybe(.number("report")), .maybe(.number("corrects")), .maybe(.number("corrected"))
    ) {
      (
        $0.number, $0.kind, $0.expiresAt, $0.source.quoted(120), $0.beneficiary?.quoted(60), $0.report, $0.corrects,
        $0.correctedBy
      )
    }
  }

  /// Where it stands.
  fileprivate static var card: Slot {
    Slot(
      .relay, .code("crisis"), .time("at"), .maybe(.time("approved")), .maybe(.words("reason")), .phrases("accounts")
    ) {
      (
        $0, $0.crisis, $0.writtenAt, $0.approvedAt, $0.endReason?.quoted(RelayRules.longestQuote),
        $0.publications.map(\.stateStatement)
      )
    }
  }

  fileprivate static var listed: Slot {
    Slot(.relay, .words("text"), .maybe(.names("accounts"))) {
      ($0, $0.text.quoted(120), $0.published.map(\.account).unlessEmpty)
    }
  }
}

extension Slot where T == RelayStatus {
  /// What it is now.
  fileprivate static var status: Slot { Slot(.term("status"), .flag("live")) { ($0, $0.isLive) } }
}

extension Slot where T == RelayDeed {
  /// What is taken back.
  fileprivate static var deed: Slot { Slot(.term("deed"), .flag("drafted")) { ($0, $0 == .drafted) } }
}

extension Slot where T == RelayApprovers {
  static var approvers: Slot { Slot(.maybe(.choice("approvers"))) { $0.choices } }
}
