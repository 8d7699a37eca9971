import CrisisCore

extension Catalogue {
  /// The answers of `claim.yaml`, `release.yaml` and `mute.yaml`, and `texts/claims.yaml`.
  static let claims: [String: [Variable]] = [
    "claim.done": [
      .number("number"), .time("until"), .maybe(.words("place")), .maybe(.term("category", "category")),
      .flag("urgent"), .maybe(.words("text")), .maybe(.words("from")), .flag("verifies"),
    ],
    "release.done": [.number("number"), .maybe(.words("from"))],
    "undo.claim": [.number("number")],
    "undo.release": [.number("number"), .time("until")],
    "mute.list": [.maybe(.list("muted")), .maybe(.list("others"))],
    "mute.done": [.list("topics")],
    "mute.ended": [.list("topics")],
    "notice.claim_taken": told,
    "notice.claim_released": told,
    "notice.claim_verified": told + [.term("status", "report_status")],
    "notice.claim_set_aside": told + [.term("status", "report_status"), .maybe(.number("original"))],
    "notice.claim_resumed": told + [.time("until")],
    "notice.claim_returned": told + [.time("until")],
    "notice.claim_expired": [.number("number"), .time("until")],
    "notice.claim_ends": [.number("number"), .time("until")],
    "notice.role_granted": [.words("by"), .list("role")],
    "notice.role_withdrawn": [.words("by"), .list("role")],
    "refusal.claim_settled": [.number("number"), .term("status", "report_status")],
    "refusal.claim_taken": [.number("number"), .words("by"), .time("until")],
    "refusal.not_claimed": [.number("number")],
    "refusal.claim_not_yours": [.number("number"), .words("by"), .time("until")],
    "refusal.distress_is_never_muted": [.list("topics")],
  ]

  private static let told: [Variable] = [.number("number"), .words("by"), .time("at")]
}
