import CrisisCore

extension Catalogue {
  /// The answers of `note.yaml`, `log.yaml`, `role.yaml` and `who.yaml`, and `texts/people.yaml`.
  static let people: [String: [Variable]] = [
    "notice.role_granted": [.words("by"), .list("role")],
    "notice.role_withdrawn": [.words("by"), .list("role")],
    "note.done": [.number("sequence"), .code("crisis"), .time("at")],
    "log.heading": [.code("crisis"), .number("count"), .number("total")],
    "log.entry": [.number("sequence"), .time("at"), .words("by"), .list("what")],
    "role.granted": role + [.maybe(.code("account"))],
    "role.held": role,
    "role.withdrawn": role,
    "role.shown": [.words("person"), .maybe(.list("roles")), .maybe(.list("accounts"))],
    "who.group": [.term("group", "who_group"), .number("count"), .list("names")],
    "who.manager": [.code("name"), .code("authority")],
    "who.others": [.number("count")],
    "who.active": [.number("count"), .duration("length"), .maybe(.list("names"))],
    "who.volunteers": [.number("count"), .number("active"), .duration("length")],
    "undo.note": [.number("sequence"), .code("crisis")],
    "undo.role": [.words("person"), .maybe(.list("roles"))],
    "people.manager_of": [.code("authority")],
    "refusal.empty_note": [],
    "refusal.admins_only": [.maybe(.list("admins"))],
    "refusal.unknown_authority": [.words("given"), .maybe(.list("known")), .code("first")],
    "refusal.unknown_person": [.words("given")],
    "refusal.several_people": [.words("given"), .list("accounts"), .code("first")],
    "refusal.role_not_held": [.words("person"), .list("role"), .maybe(.list("held"))],
    "refusal.last_admin": [.words("person")],
    "refusal.role_overtaken": [.words("person")],
    "refusal.counted_on": [.number("number"), .number("count"), .maybe(.list("names"))],
    "refusal.crisis_in_use": [.code("crisis"), .number("count")],
  ]

  private static let role: [Variable] = [.words("person"), .list("role"), .maybe(.list("roles"))]
}
