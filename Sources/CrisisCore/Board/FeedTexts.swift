/// What is read at an address of somebody's own.
package enum FeedKind: String, Sendable, CaseIterable, Hashable {
  /// The reports of a crisis.
  case map
  /// Its relays that are approved.
  case relays
  /// One's own shifts, whatever the crisis.
  case shifts
}

extension FeedKind: Term { package static let family = "feed_kind" }

/// The answers of `feed.yaml`, and what `texts/board.yaml` says of feeds.
package struct FeedTexts: Sendable {
  package let link = Text(
    "feed.link", .words("name"), .term("kind", FeedKind.self), .maybe(.code("crisis")), .code("url"),
    .duration("life"))
  package let entry = Text(
    "feed.entry", .words("name"), .term("kind", FeedKind.self), .maybe(.code("crisis")), .time("made"),
    .maybe(.time("used")))
  package let none = Text("feed.none")
  package let ended = Text("feed.ended", .number("count"))
  package let name = Text(
    "feed.item", .maybe(.number("number")), .maybe(.words("place")), .maybe(.term("category", Category.self)))
  package let description = Text(
    "feed.description", .term("status", ReportStatus.self), .flag("urgent"), .flag("distress"), .time("at"),
    .flag("centre"), .maybe(.words("text")))
  package let publicTitle = Text("feed.public_title", .term("hazard", Hazard.self), .departements)
  package let relays = Text("feed.relays")
  /// Of a calendar.
  package let shift = Text("feed.shift", .crisis)
  package let nameMissing = Text("refusal.feed_name_missing", .term("kind", FeedKind.self))
  package let nameIsLong = Text("refusal.feed_name_long", .number("most"))
  package let mapIsNotYours = Text("refusal.feed_map_not_yours")
  package let tooMany = Text("refusal.feed_too_many", .number("most"))
  package let noSuch = Text("refusal.feed_none_of_name", .words("name"))
}

extension Texts { package static let feeds = FeedTexts() }
