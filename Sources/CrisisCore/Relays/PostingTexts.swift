/// What is said of what Vigie posts by itself.
package struct PostingTexts: Sendable {
  let suspended = Text("relays.suspended", .time("at"))
  let resumed = Text("relays.resumed", .time("at"), .number("waiting"))
  let alreadySuspended = Text("relays.suspended_already", .words("by"), .time("at"))
  let notSuspended = Text("relays.not_suspended")
  package let on = Text("relays.on", .names("accounts", orNone: "some"))
  package let off = Text("relays.off", .words("by"), .time("at"), .number("waiting"))
  let resumeInstead = Text("undo_part.posting_suspended")
  let suspendInstead = Text("undo_part.posting_resumed")

  let suspendedNews = Text("announcement.posting_suspended", .words("by"), .time("at"))
  let resumedNews = Text("announcement.posting_resumed", .words("by"), .time("at"))
  let notPosted = Text(
    "announcement.relay_not_posted", .relay, .code("crisis"), .code("account"), .term("fault", PostFault.self),
    .words("detail"), .flag("unsure"))
  let replaced = Text(
    "announcement.relay_replaced", .relay, .code("crisis"), .number("old"), .code("account"), .time("at"),
    .words("url"),
    .flag("same"))
  let removed = Text("announcement.relay_removed", .relay, .code("crisis"), .code("account"), .time("at"))
  let notRemoved = Text(
    "announcement.relay_not_removed", .relay, .code("crisis"), .code("account"), .term("fault", PostFault.self),
    .words("detail"), .words("url"))
}

/// What `vigie try` sends and says: `texts/trials.yaml`.
package struct TrialTexts: Sendable {
  /// What the receiver of a webhook is sent.
  package let message = Text("trial.message", .code("name"), .time("at"))
  package let taken = Text("trial.taken", .code("name"), .number("status"), .flag("unsigned"))
  package let refused = Text("trial.refused", .code("name"), .number("status"), .flag("gone"), .flag("locked"))
  package let unreachable = Text("trial.unreachable", .code("name"), .words("detail"), .flag("private"))
  package let opened = Text("trial.opened", .code("name"), .words("owner"))
  package let failed = Text("trial.failed", .code("name"), .term("fault", PostFault.self), .words("detail"))
}

extension Texts {
  package static let posting = PostingTexts()
  package static let trials = TrialTexts()
}
