import CrisisCore

extension Catalogue {
  /// `texts/log.yaml`: one sentence a kind of event, said behind a name, and those that stand for any.
  static let log: [String: [Variable]] = [
    "log_entry.erased": [],
    "log_entry.other": [.code("code")],
    "log_entry.authority_registered": [.code("code")],
    "log_entry.member_enrolled": [.words("person")],
    "log_entry.member_language": [.term("language", "language")],
    "log_entry.member_role_set": [.words("person"), .flag("granted"), .list("role")],
    "log_entry.member_role_undone": [.words("person")],
    "log_entry.crisis_activated": [.words("title"), .code("code")],
    "log_entry.crisis_cancelled": [],
    "log_entry.crisis_closed": [.maybe(.words("text"))],
    "log_entry.crisis_reopened": [],
    "log_entry.report_filed": [
      .number("number"), .maybe(.words("place")), .maybe(.term("category", "category")), .flag("urgent"),
      .maybe(.words("text")),
    ],
    "log_entry.report_counted": [.number("number")],
    "log_entry.report_corrected": [.number("number"), .maybe(.list("changes"))],
    "log_entry.report_cancelled": [.number("number")],
    "log_entry.report_verified": [.number("number"), .term("outcome", "report_status"), .maybe(.words("text"))],
    "log_entry.report_verification_undone": [.number("number")],
    "log_entry.report_correction_undone": [.number("number")],
    "log_entry.journal_erased": [.number("count"), .maybe(.words("text"))],
    "log_entry.digest_issued": [.number("number")],
    "log_entry.digest_period_set": [.maybe(.duration("every"))],
    "log_entry.shift_planned": [.maybe(.list("people")), .maybe(.time("from")), .maybe(.time("until"))],
    "log_entry.shift_confirmed": [.number("count")],
    "log_entry.shift_arrived": [],
    "log_entry.shift_left": [.time("until")],
    "log_entry.shift_absent": [],
    "log_entry.shift_replaced": [.words("person"), .time("until")],
    "log_entry.watch_head_count": [.number("count"), .time("from")],
    "log_entry.handover_made": [.time("at"), .number("count"), .number("urgent")],
    "log_entry.handover_noted": [.words("text")],
    "log_entry.handover_received": [.number("number")],
    "log_entry.watch_undone": [],
    "log_entry.note_written": [.words("text")],
    "log_entry.note_withdrawn": [.number("number")],
  ]
}
