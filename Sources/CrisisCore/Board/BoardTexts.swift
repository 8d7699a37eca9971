/// The answers of `document.yaml`.
package struct BoardTexts: Sendable {
  package let link = Text("document.link", .code("crisis"), .code("url"), .duration("life"))
  package let closed = Text("document.closed", .number("count"))
  package let isAbsent = Text("refusal.no_board")
  // On the page.
  package let shown = Text("document.shown", .number("shown"), .number("total"))
  package let made = Text("document.made", .time("at"))
  package let held = Text("document.held", .words("by"), .time("until"))
  /// Somebody else was there first.
  package let changed = Text("document.changed", .code("record"), .phrases("acts"))
  /// Which row of the journal has a report's words.
  package let proof = Text("document.proof", .number("sequence"), .code("hash"))
  package let picture = Text(
    "document.picture", .number("picture"), .code("type"), .number("size"), .words("by"), .time("at"),
    .maybe(.words("link")))
  package let pictureOf = Text("document.picture_of", .number("picture"), .number("number"))
  /// Pictures that are still to be read.
  package let toCome = Text("document.pictures_to_come", .number("count"))
  /// To the team: what somebody did on a page, in the words of its answer.
  package let done = Text("document.done", .words("by"), .phrase("what"))
}

extension Texts { package static let board = BoardTexts() }

/// The words of the pages that stand alone: headings, labels, buttons.
package enum BoardLabel: String, Sendable, CaseIterable, Hashable {
  case enterTitle = "enter_title"
  case enter
  case enterNote = "enter_note"
  case goneTitle = "gone_title"
  case gone
  case homeNote = "home_note"
  case restricted
  case skip
  case situation
  case distress
  case noDistress = "no_distress"
  case reports
  case filter
  case any
  case anyCategory = "any_category"
  case seen
  case reporter
  case mine
  case communeHint = "commune_hint"
  case wordsHint = "words_hint"
  case people
  case none
  case older
  case newest
  case next
  case beginning
  case exports
  case exportsAll = "exports_all"
  case afterAction = "after_action"
  case hours
  case quit
  case source
  case places
  case nothing
  case you
  case arrivals
  case byStatus = "by_status"
  case stillMap = "still_map"
  case liveOn = "live_on"
  case liveOff = "live_off"
  case liveOver = "live_over"
  // The page of a report.
  case changed
  case pageChanged = "page_changed"
  case reload
  case received
  case verified
  case claimed
  case doubles
  case work
  case history
  case pictures
  case pictureFile = "picture_file"
}

extension BoardLabel: Term { package static let family = "board_label" }

/// A page of a crisis beside its reports.
package enum BoardSection: String, Sendable, CaseIterable, Hashable {
  case map
  case planning
  case relays
  case questions
  case offers
  case digests
  case figures
  case journal
  /// What was answered to the reader alone, where nothing can be said in private.
  case answers
}

extension BoardSection: Term { package static let family = "board_section" }
