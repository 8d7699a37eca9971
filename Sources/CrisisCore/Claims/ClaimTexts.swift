/// The answers of `claim.yaml`, `release.yaml` and `mute.yaml`, and `texts/claims.yaml`.
package struct ClaimTexts: Sendable {
  let done = Text(
    "claim.done", .number("number"), .time("until"), .maybe(.words("place")), .maybe(.term("category", Category.self)),
    .flag("urgent"), .maybe(.words("text")), .maybe(.words("from")), .flag("verifies"))
  let released = Text("release.done", .number("number"), .maybe(.words("from")))
  let undone = Text("undo.claim", .number("number"))
  let releaseUndone = Text("undo.release", .number("number"), .time("until"))

  // To whom it is about, in private: who did it, and when.
  let takenFromYou = Text("notice.claim_taken", .number("number"), .words("by"), .time("at"))
  let releasedByOther = Text("notice.claim_released", .number("number"), .words("by"), .time("at"))
  let verified = Text(
    "notice.claim_verified", .number("number"), .words("by"), .time("at"), .term("status", ReportStatus.self))
  let setAside = Text(
    "notice.claim_set_aside", .number("number"), .words("by"), .time("at"), .term("status", ReportStatus.self),
    .maybe(.number("original")))
  let resumed = Text("notice.claim_resumed", .number("number"), .words("by"), .time("at"), .time("until"))
  let returned = Text("notice.claim_returned", .number("number"), .words("by"), .time("at"), .time("until"))
  let expired = Text("notice.claim_expired", .number("number"), .time("until"))
  let ends = Text("notice.claim_ends", .number("number"), .time("until"))

  /// There is nothing left to look for.
  let isSettled = Text("refusal.claim_settled", .number("number"), .term("status", ReportStatus.self))
  let isTaken = Text("refusal.claim_taken", .number("number"), .words("by"), .time("until"))
  package let notClaimed = Text("refusal.not_claimed", .number("number"))
  let notYours = Text("refusal.claim_not_yours", .number("number"), .words("by"), .time("until"))
}

extension Texts { package static let claims = ClaimTexts() }

/// Of `mute.yaml`.
package struct MuteTexts: Sendable {
  let list = Text(
    "mute.list", .maybe(.terms("muted", NoticeTopic.self)), .maybe(.terms("others", NoticeTopic.self)),
    .maybe(.term("first", NoticeTopic.self)))
  let done = Text("mute.done", .terms("topics", NoticeTopic.self))
  let ended = Text("mute.ended", .terms("topics", NoticeTopic.self))
  /// Instead of taking it back.
  let stays = Text("undo_part.mute")
  let distressIsNever = Text("refusal.distress_is_never_muted", .terms("topics", NoticeTopic.self))
}

extension Texts { package static let mute = MuteTexts() }
