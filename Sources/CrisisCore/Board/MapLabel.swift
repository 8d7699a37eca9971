/// The words of maps and feeds on pages that stand alone.
package enum MapLabel: String, Sendable, CaseIterable, Hashable {
  case title
  case skip
  case publicNote = "public_note"
  case zoomIn = "zoom_in"
  case zoomOut = "zoom_out"
  case open
  case several
  case here
  case current
  case stale
  /// Where no map is drawn.
  case none
  case outlines
  case legend
  case uncategorised
  case centre
  case byCommune = "by_commune"
  case verified
  case last
  case files
  case denials
  case feedTitle = "feed_title"
  case feedOnce = "feed_once"
  case feedWarning = "feed_warning"
  case feedEnd = "feed_end"
}

extension MapLabel: Term { package static let family = "map_label" }
