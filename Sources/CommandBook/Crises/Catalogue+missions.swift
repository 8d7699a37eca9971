import CrisisCore

extension Catalogue {
  /// The answers of `mission.yaml`, `ease.yaml` and `extend.yaml`, and `texts/missions.yaml`.
  static let missions: [String: [Variable]] = [
    "mission.card": [
      .code("crisis"), .words("title"), .term("hazard", "hazard"), .flag("eased"),
      .list("departements"), .term("nature", "nature"), .time("since"), .maybe(.authority("requester")),
      .maybe(.words("by")), .maybe(.time("until")),
    ],
    "mission.facts": [
      .code("crisis"), .flag("cod_known"), .flag("cod_armed"), .maybe(.time("cod_at")), .maybe(.list("concerned")),
      .maybe(.list("hashtags")), .maybe(.code("telephone")),
    ],
    "mission.changed": [.code("crisis"), .list("change"), .time("at")],
    "mission_change.cod": [.flag("armed")],
    "mission_change.authority": [.code("authority"), .flag("added")],
    "mission_change.departement": [.code("departement"), .flag("added")],
    "mission_change.hashtags": [.list("hashtags")],
    "mission_change.title": [.words("title")],
    "mission_change.eased": [.flag("eased")],
    "mission_change.planned_end": [.time("until")],
    "undo.mission": [.code("crisis"), .list("change")],
    "announcement.mission_changed": announced + [.list("change")],
    "announcement.mission_change_cancelled": announced + [.list("change")],
    "announcement.authority_joined": announced + [.maybe(.authority("requester"))],
    "announcement.planned_end": [.code("crisis"), .words("title"), .maybe(.time("until"))],
    "refusal.mission_not_yours": [.code("crisis"), .code("authority")],
    "refusal.mission_no_such_authority": [.words("given"), .maybe(.list("known")), .flag("near"), .code("first")],
    "refusal.mission_no_agreement": [.words("authority"), .maybe(.day("until")), .flag("may_override")],
    "refusal.mission_unchanged": [.code("crisis"), .list("change")],
    "refusal.requester_stays": [.code("authority")],
    "refusal.last_departement": [.code("departement")],
    "refusal.bad_hashtag": [.words("given")],
    "refusal.bad_mission_length": [.duration("longest")],
    "refusal.mission_overtaken": [.code("crisis")],
  ]

  private static let announced: [Variable] = [.code("crisis"), .words("title"), .words("by"), .time("at")]
}
