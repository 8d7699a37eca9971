import CrisisCore

extension Catalogue {
  /// The answers of the commands about relays, and `texts/relays.yaml`.
  static let relays: [String: [Variable]] = answersOfRelays.merging(linesOfRelays) { $1 }
    .merging(partsOfRelays) { $1 }.merging(relayRefusals) { $1 }

  private static let relay: [Variable] = [
    .number("number"), .term("kind", "relay_kind"), .time("expires"), .words("source"), .maybe(.words("beneficiary")),
    .maybe(.number("report")),
  ]
  private static let deed: [Variable] = relay + [.words("by"), .time("at")]

  private static let answersOfRelays: [String: [Variable]] = [
    "relay.drafted": relay + [.maybe(.list("approvers")), .list("accounts")],
    "approve.done": deed + [.list("accounts")],
    "reject.done": deed + [.words("reason")],
    "withdraw.done": deed + [.maybe(.words("reason")), .maybe(.list("posts"))],
    "published.done": deed + [.words("account"), .maybe(.list("left"))],
    "published.already": deed + [.words("account")],
    "published.failed": deed + [.words("account"), .words("reason")],
    "undo.relay": [
      .number("number"), .term("status", "relay_status"), .term("deed", "relay_deed"), .flag("drafted"),
    ],
    "show.relay": relay + [
      .term("status", "relay_status"), .code("crisis"), .maybe(.words("by")), .time("at"),
      .maybe(.words("approved_by")),
      .maybe(.time("approved")), .maybe(.words("reason")), .flag("live"), .list("accounts"),
    ],
    "show.relay_text": [.number("number"), .words("text")],
    "list.relay": relay + [
      .term("status", "relay_status"), .words("text"), .maybe(.list("accounts")), .flag("live"),
    ],
    "list.no_relay": [.code("crisis")],
    "list.more_relays": [.number("count"), .code("crisis")],
  ]

  private static let linesOfRelays: [String: [Variable]] = [
    "announcement.relay_drafted": relay + [.words("by"), .words("text"), .code("crisis")],
    "announcement.relay_approved": deed + [.list("accounts")],
    "announcement.relay_rejected": deed + [.words("reason")],
    "announcement.relay_published": deed + [.words("account"), .words("url"), .maybe(.list("left"))],
    "announcement.relay_failed": deed + [.words("account"), .words("reason")],
    "announcement.relay_withdrawn": deed + [.maybe(.words("reason")), .maybe(.list("posts"))],
    "announcement.relay_waiting": relay + [.code("crisis"), .time("since"), .maybe(.list("approvers"))],
    "announcement.relay_unpublished": relay + [.code("crisis"), .time("since"), .list("accounts")],
    "announcement.relay_expired": relay + [
      .code("crisis"), .maybe(.list("posts")), .flag("late"), .flag("draft"),
    ],
    "announcement.relay_undone": [
      .number("number"), .term("kind", "relay_kind"), .words("by"), .time("at"), .code("crisis"),
      .term("deed", "relay_deed"), .term("status", "relay_status"), .flag("drafted"),
    ],
  ]

  private static let partsOfRelays: [String: [Variable]] = [
    "relay_part.exercise": [],
    "relay_part.manager": [.list("departements")],
    "relay_part.others": [.number("count")],
    "relay_part.length": [.code("account"), .number("length"), .number("limit")],
    "relay_part.post": [.code("account"), .words("url")],
    "relay_part.online": [.code("account"), .maybe(.time("at")), .words("url")],
    "relay_part.failed": [.code("account"), .words("reason")],
  ]

  private static let relayRefusals: [String: [Variable]] = [
    "refusal.relay_no_accounts": [],
    "refusal.relay_text_missing": [.term("kind", "relay_kind")],
    "refusal.relay_bad_address": [
      .words("given"), .flag("plain"), .flag("userinfo"), .flag("port"), .flag("letters"), .flag("form"),
    ],
    "refusal.relay_not_official": [.words("given"), .list("official"), .flag("some")],
    "refusal.relay_text_address": [.words("given")],
    "refusal.relay_beneficiary_missing": [],
    "refusal.relay_no_such_account": [.words("given"), .list("accounts"), .code("first"), .flag("some")],
    "refusal.relay_too_long": [.code("account"), .number("length"), .number("limit"), .number("over")],
    "refusal.relay_not_deniable": [
      .maybe(.number("number")), .number("report"), .term("status", "report_status"), .flag("verified"),
    ],
    "refusal.relay_none": [.number("number"), .code("crisis"), .number("last"), .flag("some")],
    "refusal.relay_own": [.number("number"), .maybe(.list("approvers")), .maybe(.list("told"))],
    "refusal.relay_own_rejection": [.number("number")],
    "refusal.relay_not_yours": [.number("number"), .maybe(.list("approvers"))],
    "refusal.relay_state": [
      .number("number"), .term("status", "relay_status"), .maybe(.list("approvers")), .flag("draft"), .flag("approved"),
      .flag("published"), .flag("over"),
    ],
    "refusal.relay_reason_missing": [.number("number")],
    "refusal.relay_bad_proof": [.words("given")],
    "refusal.relay_proof_elsewhere": [.number("number"), .words("host"), .list("accounts")],
    "refusal.relay_proof_of_another": [.number("number"), .words("handle"), .code("account")],
    "refusal.relay_which_account": [.number("number"), .list("accounts"), .code("first")],
    "refusal.relay_failure_reason_missing": [.number("number")],
    "refusal.relay_overtaken": [.number("number")],
  ]
}
