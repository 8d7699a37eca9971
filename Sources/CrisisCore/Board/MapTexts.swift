/// The answers of `map.yaml`, and what `texts/board.yaml` says of maps.
package struct MapTexts: Sendable {
  package let link = Text("map.link", .code("crisis"), .code("url"), .duration("life"), .maybe(.code("public")))
  let asked = Text("map.asked", .code("crisis"), .maybe(.authority("authority")), .duration("length"))
  let question = Text("map.question", .code("crisis"), .words("title"), .words("by"), .duration("length"))
  let opened = Text("map.opened", .code("crisis"), .time("at"), .code("url"))
  let isOpened = Text("announcement.map_opened", .code("crisis"), .words("by"), .time("at"), .code("url"))
  let youDeclined = Text("map.you_declined", .code("crisis"))
  let declined = Text("map.declined", .code("crisis"), .words("person"))
  let unanswered = Text("map.unanswered", .code("crisis"), .duration("length"))
  let withdrawn = Text("map.withdrawn", .code("crisis"))
  let closed = Text("map.closed", .code("crisis"), .time("at"))
  let isClosed = Text("announcement.map_closed", .code("crisis"), .words("by"), .time("at"))
  let openingStays = Text("undo_part.map_opened", .code("crisis"))
  let closingStays = Text("undo_part.map_closed", .code("crisis"))

  let coordinatorAsks = Text("refusal.map_asked_by_coordination", .code("crisis"))
  let nobodyToAgree = Text("refusal.map_nobody_to_agree", .code("crisis"), .maybe(.authority("authority")))
  let neverOf = Text("refusal.map_never", .term("hazard", Hazard.self))
  let isOpenAlready = Text("refusal.map_open", .code("crisis"))
  package let isAskedAlready = Text("refusal.map_asked", .code("crisis"))
  let isNotOpen = Text("refusal.map_not_open", .code("crisis"))
}

extension Texts { package static let maps = MapTexts() }
