/// The answers of `mission.yaml`, and `texts/missions.yaml`.
package struct MissionTexts: Sendable {
  let card = Text(
    "mission.card", .crisis, .term("hazard", Hazard.self), .flag("eased"), .departements,
    .term("nature", CrisisNature.self), .time("since"), .maybe(.authority("requester")), .maybe(.words("by")),
    .maybe(.time("until")))
  let facts = Text(
    "mission.facts", .code("crisis"), .flag("cod_known"), .flag("cod_armed"), .maybe(.time("cod_at")),
    .maybe(.names("joint")), .maybe(.names("concerned")), .maybe(.names("hashtags")), .maybe(.code("telephone")))
  let changed = Text("mission.changed", .code("crisis"), .phrase("change"), .time("at"))
  let undone = Text("undo.mission", .code("crisis"), .phrase("change"))

  // The change in a few words: `COD armé`, `PREF63 associée`.
  let cod = Text("mission_change.cod", .flag("armed"))
  let authority = Text("mission_change.authority", .code("authority"), .flag("added"))
  let departement = Text("mission_change.departement", .code("departement"), .flag("added"))
  let hashtags = Text("mission_change.hashtags", .names("hashtags"))
  let title = Text("mission_change.title", .words("title"))
  let eased = Text("mission_change.eased", .flag("eased"))
  let plannedEnd = Text("mission_change.planned_end", .time("until"), .flag("resumes"))

  let isChanged = Text("announcement.mission_changed", .crisis, .words("by"), .time("at"), .phrase("change"))
  let isCancelled = Text(
    "announcement.mission_change_cancelled", .crisis, .words("by"), .time("at"), .phrase("change"))
  let authorityJoined = Text(
    "announcement.authority_joined", .crisis, .words("by"), .time("at"), .maybe(.authority("requester")))
  let endIsThere = Text("announcement.planned_end", .crisis, .maybe(.time("until")))

  /// A coordinator, or a manager of the authority that asked, may.
  package let notYours = Text("refusal.mission_not_yours", .code("crisis"), .code("authority"))
  /// `near`: those known are not all, but what was probably meant.
  let noSuchAuthority = Text(
    "refusal.mission_no_such_authority", .words("given"), .maybe(.choices("known")), .flag("near"), .code("first"))
  let noAgreement = Text(
    "refusal.mission_no_agreement", .words("authority"), .maybe(.day("until")), .maybe(.code("code")))
  /// Already as it is asked to be.
  let unchanged = Text("refusal.mission_unchanged", .code("crisis"), .phrase("change"))
  let requesterStays = Text("refusal.requester_stays", .code("authority"))
  let lastDepartement = Text("refusal.last_departement", .code("departement"))
  let badHashtag = Text("refusal.bad_hashtag", .words("given"))
  let badLength = Text("refusal.bad_mission_length", .duration("longest"))
  /// The same has been changed again since.
  let overtaken = Text("refusal.mission_overtaken", .code("crisis"))
}

extension Texts { package static let missions = MissionTexts() }
