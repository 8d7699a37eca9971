import CrisisCore

extension Catalogue {
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
    + PostFault.allCases.map { "post_fault.\($0.rawValue)" }
    + PictureLoss.allCases.map { "picture_loss.\($0.rawValue)" }
    + OfferStatus.allCases.map { "offer_status.\($0.rawValue)" }
    + Access.What.allCases.map { "access.\($0.rawValue)" }
    + ["report", "relay", "offer", "question", "crisis", "escalated"].map { "record.\($0)" }
    + (ClockWords.weekdays + ["before_yesterday", "yesterday", "today", "tomorrow"]).map { "day.\($0)" }
    + ["now", "noon", "midnight"].map { "clock.\($0)" } + ["people", "minute", "hour", "day"].map { "unit.\($0)" }
    + (Array(1...24) + [30, 40, 50, 60]).map { "numeral.\($0)" } + (1...12).map { "month.\($0)" }
    + ["morning", "afternoon", "evening", "night"].map { "day_part.\($0)" }
    + ["30", "15", "45", "less_15"].map { "clock_tail.\($0)" } + ["30", "15", "less_15"].map { "clock_head.\($0)" }
    + [15, 30, 45, 60, 90].map { "length.\($0)" } + ["ago.1", "link_word.1", "negation.1", "time_limit.1"]
    + PlacePrecision.allCases.map { "place_precision.\($0.rawValue)" }
    + Urgency.allCases.map { "urgency.\($0.rawValue)" }
    + ExportColumn.allCases.map { "export_column.\($0.rawValue)" }
    + ExportHeading.allCases.map { "export_heading.\($0.rawValue)" }
    + BoardLabel.allCases.map { "board_label.\($0.rawValue)" }
    + BoardSection.allCases.map { "board_section.\($0.rawValue)" }
    + FormName.allCases.map { "form.\($0.rawValue)" } + FormLabel.allCases.map { "form_label.\($0.rawValue)" }
    + MapLabel.allCases.map { "map_label.\($0.rawValue)" } + FeedKind.allCases.map { "feed_kind.\($0.rawValue)" }
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
