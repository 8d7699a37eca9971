import CrisisCore

extension Catalogue {
  /// `texts/refusals.yaml`: one a case of ``Refusal``, and those of the desk.
  static let refusals: [String: [Variable]] = [
    "refusal.unidentified": [
      .maybe(.words("on_call")), .maybe(.words("on_call_phone")), .maybe(.words("by_code")),
    ],
    "refusal.not_a_member": [.words("account"), .maybe(.words("on_call")), .maybe(.words("on_call_phone"))],
    "refusal.not_allowed": [.term("command", "command"), .list("audience")],
    "refusal.wrong_place": [.term("command", "command"), .list("places")],
    "refusal.no_crisis": [.flag("may_activate")],
    "refusal.several_crises": [.list("crises"), .code("first")],
    "refusal.no_such_crisis": [.words("given"), .list("crises"), .flag("some")],
    "refusal.crisis_not_open": [.code("crisis"), .term("status", "crisis_status"), .maybe(.time("since"))],
    "refusal.already_active": [.code("crisis"), .words("title"), .time("since")],
    "refusal.requester_missing": [.list("authorities"), .code("first"), .flag("some")],
    "refusal.no_such_authority": [.words("given"), .list("authorities"), .flag("some")],
    "refusal.not_your_authority": [.code("authority")],
    "refusal.not_your_crisis": [.code("crisis"), .code("authority")],
    "refusal.closing_reason_missing": [],
    "refusal.no_agreement": [.words("authority"), .maybe(.day("from")), .maybe(.day("until")), .flag("may_override")],
    "refusal.no_such_report": [.number("number"), .code("crisis"), .number("last"), .flag("some")],
    "refusal.report_cancelled": [.number("number")],
    "refusal.own_report": [.number("number"), .flag("may_override")],
    "refusal.reason_missing": [.number("number"), .flag("refuted")],
    "refusal.empty_report": [],
    "refusal.not_your_report": [.number("number")],
    "refusal.nothing_to_correct": [.number("number")],
    "refusal.text_too_long": [.number("limit")],
    "refusal.nothing_asked": [],
    "refusal.several_asked": [.list("questions"), .number("first")],
    "refusal.no_such_question": [.number("number")],
    "refusal.nothing_to_undo": [],
    "refusal.too_late_to_undo": [],
    "refusal.last_act_stays": [.list("act")],
    "undo_part.counted": [.number("number")],
    "undo_part.mute": [],
    "undo_part.rescue": [.number("number")],
    "undo_part.received": [],
    "undo_part.followed": [.number("number"), .flag("ends")],
    "refusal.overtaken": [.number("number")],
    "refusal.no_crisis_to_sum_up": [
      .list("departements"), .maybe(.words("on_call")), .maybe(.words("on_call_phone")),
    ],
    "refusal.bad_digest_period": [.duration("shortest"), .duration("longest")],
    "refusal.throttled": [.number("seconds")],
    "refusal.busy": [],
    "refusal.store_full": [],
    "refusal.store": [],
    "refusal.expired_pending": [],
  ]

  /// `texts/faults.yaml`: lines that could not be understood.
  static let faults: [String: [Variable]] = [
    "fault.unknown_command": [.words("given"), .list("suggestions"), .flag("some")],
    "fault.ambiguous": [.words("given"), .list("commands")],
    "fault.full_name": [.words("given"), .term("command", "command")],
    "fault.missing": example + [.term("argument", "argument")],
    "fault.missing_value": example + [.words("key")],
    "fault.bad_value": example + [
      .words("given"), .maybe(.term("argument", "argument")), .maybe(.list("suggestions")), .flag("some"),
    ],
    "fault.bad_time": example + [.words("given")],
    "fault.time_in_future": example + [.words("given")],
    "fault.no_hour": example + [.words("given")],
    "fault.bad_link": example + [.words("given")],
    "fault.bad_coordinates": example + [.words("given")],
    "fault.wrong_kind": example + [
      .words("given"), .term("kind", "record"), .term("wanted", "record"), .flag("is_crisis"),
    ],
    "fault.unknown_key": example + [.words("key"), .list("keys"), .flag("some")],
    "fault.twice": example + [.words("key")],
    "fault.unexpected": example + [.words("given")],
    "fault.unbalanced_quote": example,
    "fault.too_long": [.number("limit")],
  ]

  /// The book adds these to each fault of a known command.
  private static let example: [Variable] = [.term("command", "command"), .code("example")]

  /// The families of terms and their members: each has to have words in both languages.
  static func terms(of commands: [CommandSpec]) -> [String] {
    terms + Set(commands.flatMap(\.arguments.keys)).sorted().map { "argument.\($0)" }
  }

  private static let terms: [String] =
    Hazard.allCases.map { "hazard.\($0.rawValue)" } + Category.allCases.map { "category.\($0.rawValue)" }
    + ReportStatus.allCases.map { "report_status.\($0.rawValue)" }
    + CrisisStatus.allCases.map { "crisis_status.\($0.rawValue)" }
    + CrisisNature.allCases.map { "nature.\($0.rawValue)" } + Role.allCases.map { "role.\($0.rawValue)" }
    + Audience.allCases.map { "audience.\($0.rawValue)" } + VenueKind.allCases.map { "venue.\($0.rawValue)" }
    + NoticeTopic.allCases.map { "topic.\($0.rawValue)" }
    + Role.allCases.map { "role_feminine.\($0.rawValue)" }
    + ["admins", "coordinators", "verifiers", "publishers", "volunteers", "managers"].map { "who_group.\($0)" }
    + Language.allCases.map { "language.\($0.rawValue)" }
    + VerificationCheck.allCases.map { "check.\($0.rawValue)" }
    + RelayKind.allCases.map { "relay_kind.\($0.rawValue)" }
    + RelayStatus.allCases.map { "relay_status.\($0.rawValue)" }
    + RelayDeed.allCases.map { "relay_deed.\($0.rawValue)" }
    + ["report", "relay", "offer", "question", "crisis"].map { "record.\($0)" }
    + (ClockWords.weekdays + ["yesterday", "today", "tomorrow"]).map { "day.\($0)" }
    + ["now", "noon", "midnight"].map { "clock.\($0)" } + ["people", "minute", "hour", "day"].map { "unit.\($0)" }
    + ["time_filler.word", "place_filler.word", "article.word", "span_filler.word"]

  /// The forms of authorities, as texts with `departement`, `name` and `name_low`.
  static let authorities: [String: [Variable]] = {
    var codes: [String: [Variable]] = [:]
    for kind in AuthorityKind.allCases.map(\.rawValue) + ["other", "other_vowel"] {
      for form in ["plain", "of", "the"] {
        codes["authority.\(kind).\(form)"] = [.code("departement"), .code("name"), .code("name_low")]
      }
    }
    return codes
  }()
}
