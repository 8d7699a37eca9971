/// The answers of `activate.yaml`, `deactivate.yaml`, `status.yaml` and `crises.yaml`, and what is announced of a crisis.
package struct CrisisTexts: Sendable {
  let askToActivate = Text(
    "activate.ask", .term("hazard", Hazard.self), .maybe(.words("title")), .departements, .authority("requester"),
    .flag("exercise"), .flag("test"), .flag("offered"), .maybe(.number("question")))
  let activated = Text(
    "activate.done", .activated, .time("at"), .authority("requester"), .words("requested_by"), .called,
    .maybe(.time("first_digest")))
  package let activationDeclined = Text("activate.declined")
  /// `crisis`: where who asks may know of it.
  let askToJoin = Text(
    "activate.ask_to_join", .term("hazard", Hazard.self), .departements, .authority("requester"), .maybe(.crisis),
    .maybe(.number("question")))
  let joined = Text(
    "activate.joined", .crisis, .authority("authority"), .time("since"), .maybe(.authority("requester")),
    .maybe(.phrases("distress")), .maybe(.time("next")))
  let isJoined = Text(
    "announcement.crisis_joined", .crisis, .authority("authority"), .words("by"), .time("at"))
  let joiningUndone = Text("undo.joint_request", .code("crisis"), .code("authority"))
  let joiningIsCancelled = Text(
    "announcement.joining_cancelled", .crisis, .code("authority"), .words("by"), .time("at"))
  /// It ended while its question waited.
  package let joiningIsOver = Text("refusal.joining_over", .term("hazard", Hazard.self))
  /// Another authority counts on it.
  let isJoint = Text("refusal.crisis_joint", .code("crisis"), .names("authorities"))
  let withoutRoom = Text(
    "announcement.without_room", .code("crisis"), .authority("authority"), .code("code"), .maybe(.names("managers")))
  let calls = Text(
    "announcement.call", .activated, .time("at"), .authority("requester"), .departements, .code("join"),
    .maybe(.code("slot")), .hailed)
  let isActivated = Text(
    "announcement.activated", .activated, .time("at"), .authority("requester"), .words("by"), .called,
    .maybe(.time("first_digest")))

  let askToClose = Text(
    "deactivate.ask", .crisis, .words("reason"), .phrase("open"), .maybe(.number("question")))
  let closed = Text("deactivate.done", .ending, .time("at"))
  package let closingDeclined = Text("deactivate.declined", .code("crisis"))
  let isClosed = Text(
    "announcement.closed", .ending, .words("by"), .time("at"), .maybe(.names("relays")), .maybe(.code("first_relay")))

  let activationUndone = Text("undo.crisis", .code("crisis"))
  let isCancelled = Text("announcement.crisis_cancelled", .code("crisis"), .words("by"), .time("at"))
  let closingUndone = Text("undo.closing", .code("crisis"))
  let isReopened = Text("announcement.reopened", .crisis, .words("by"), .time("at"))

  let status = Text(
    "status.crisis", .crisis, .flag("eased"), .flag("cod_armed"), .time("since"), .phrase("counts"),
    .maybe(.phrases("questions")), .maybe(.time("last_report")),
    .maybe(.authority("requester")), .maybe(.phrase("people")), .maybe(.watch),
    .maybe(.time("next_digest")))
  let hashtags = Text("status.hashtags", .code("crisis"), .names("hashtags"))
  let publicMap = Text("status.public_map", .code("crisis"))
  let people = Text("status.people", .number("count"), .maybe(.names("names")))
  let counts = Text("status.counts", .number("total"), .some("new_count"), .some("urgent"))
  package let noStatus = Text("status.none")
  let open = Text(
    "crises.open", .crisis, .time("since"), .phrase("counts"), .maybe(.authority("requester")))
  let ended = Text(
    "crises.ended", .crisis, .term("status", CrisisStatus.self), .time("from"), .maybe(.time("until")),
    .number("total"), .maybe(.authority("requester")))
  package let none = Text("crises.none")
}

extension Texts { package static let crises = CrisisTexts() }

extension Slot where T == Crisis {
  /// Its code and its title.
  package static var crisis: Slot { Slot(.code("crisis"), .title) { ($0.code, ($0.title, $0.hazard)) } }
}

extension Slot where T == CrisisActivated {
  /// Its code and its title.
  static var activated: Slot { Slot(.code("crisis"), .title) { ($0.code, ($0.title, $0.hazard)) } }
}

extension Slot where T == ActivationRules.Call {
  /// Whether the volunteers were called, how many there are, and how many of them were here lately.
  fileprivate static var called: Slot {
    Slot(.flag("rooms"), .some("called"), .some("free"), .some("seen")) {
      ($0.hasRooms, $0.volunteers, $0.available.count, $0.present.count)
    }
  }

  /// How many are needed, and who is named.
  fileprivate static var hailed: Slot {
    Slot(.some("needed"), .maybe(.names("hailed")), .flag("free"), .flag("seen")) {
      let named = ($0.available + $0.present).prefix($0.mostNames).map(\.name)
      return ($0.needed ?? 0, named.unlessEmpty, !$0.available.isEmpty, $0.available.count < named.count)
    }
  }
}

extension Slot where T == (String, Hazard) {
  static var title: Slot { Slot("title", .words) { Crisis.titleValue($0.0, $0.1) } }
}

extension Slot where T == [Departement] {
  static var departements: Slot { Slot("departements", .list) { .list($0.map { .text($0.code) }) } }
}

extension Slot where T == ClosingRules.Ending {
  static var ending: Slot {
    Slot(.crisis, .words("reason"), .number("total"), .some("new_count"), .maybe(.phrases("distress"))) {
      ($0.crisis, $0.reason, $0.figures.total, $0.figures.unsettled, $0.open.distressNumbers)
    }
  }
}

/// `texts/rooms.yaml`: what is shown of the rooms of a crisis.
package struct RoomTexts: Sendable {
  package let topic = Text("room.topic", .crisis, .flag("managers"))
  /// To somebody who is put out of one.
  package let farewell = Text("room.farewell")
}

extension Texts { package static let rooms = RoomTexts() }
