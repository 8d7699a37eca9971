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
  let removed = Text("announcement.relay_removed", .relay, .code("crisis"), .code("account"), .time("at"))
  let notRemoved = Text(
    "announcement.relay_not_removed", .relay, .code("crisis"), .code("account"), .term("fault", PostFault.self),
    .words("detail"), .words("url"))
}

extension Texts {
  package static let posting = PostingTexts()
}
