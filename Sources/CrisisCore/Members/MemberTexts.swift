/// The answers of `role.yaml`, `who.yaml` and `language.yaml`, and what `texts/people.yaml` says of people.
package struct MemberTexts: Sendable {
  let granted = Text(
    "role.granted", .words("person"), .list("role"), .maybe(.list("roles")), .maybe(.code("account")))
  /// An account that nobody has seen: what to retype where another was meant.
  let askToEnrol = Text(
    "role.ask", .words("given"), .list("role"), .maybe(.choices("near")), .code("line"), .maybe(.number("question")))
  package let enrolDeclined = Text("role.declined")
  let held = Text("role.held", .words("person"), .list("role"), .maybe(.list("roles")))
  let withdrawn = Text("role.withdrawn", .words("person"), .list("role"), .maybe(.list("roles")))
  let shown = Text("role.shown", .words("person"), .maybe(.list("roles")), .maybe(.names("accounts")))
  let undone = Text("undo.role", .words("person"), .maybe(.list("roles")))
  let managerOf = Text("people.manager_of", .code("authority"))
  let grantedToYou = Text("notice.role_granted", .words("by"), .list("role"))
  let withdrawnFromYou = Text("notice.role_withdrawn", .words("by"), .list("role"))

  let group = Text("who.group", .term("group", TeamList.Group.self), .number("count"), .list("names"))
  let manager = Text("who.manager", .code("name"), .code("authority"))
  let others = Text("who.others", .number("count"))
  let active = Text("who.active", .number("count"), .duration("length"), .maybe(.list("names")))
  let joined = Text("who.joined", .code("crisis"), .number("count"), .maybe(.list("names")))
  let available = Text("who.available", .number("count"), .list("names"))
  let volunteers = Text("who.volunteers", .number("count"), .number("active"), .duration("length"))

  package let languageChosen = Text("language.done", .term("language", Language.self))
  let languageStays = Text("undo_part.language")

  let emptyNote = Text("refusal.empty_note")
  /// Only an administrator makes or unmakes one.
  let adminsOnly = Text("refusal.admins_only", .maybe(.names("admins")))
  let noSuchAuthority = Text(
    "refusal.unknown_authority", .words("given"), .maybe(.choices("known")), .code("first"))
  package let unknownPerson = Text("refusal.unknown_person", .words("given"))
  /// Several people go by that name: their accounts.
  package let severalPeople = Text(
    "refusal.several_people", .words("given"), .choices("accounts"), .code("first"))
  let notHeld = Text("refusal.role_not_held", .words("person"), .list("role"), .maybe(.list("held")))
  let lastAdmin = Text("refusal.last_admin", .words("person"))
  /// The same role has changed hands again since.
  let roleOvertaken = Text("refusal.role_overtaken", .words("person"))
  /// Others were counted in the report: some of their names, and how many there are.
  let countedOn = Text("refusal.counted_on", .number("number"), .number("count"), .maybe(.names("names")))
  /// The crisis has reports: it is ended, not taken back.
  let crisisInUse = Text("refusal.crisis_in_use", .code("crisis"), .number("count"))
}

extension Texts { package static let members = MemberTexts() }
