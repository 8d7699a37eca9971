import CrisisCore
import CrisisStore

/// Where the record is read on the web, and the links by which people get there.
package struct BoardSettings: Sendable {
  /// What the desk calls the way by which it hears of what is done on pages: a network, on which nobody talks.
  package static let network = "board"

  /// `https://vigie.example.org`, with nothing behind it.
  package var url: String
  package let links = BoardLinks(length: 26, isTyped: false, most: 1_024, wrongOfOne: nil)
  package let answers = PrivateAnswers()
  /// The folder of Debian's Leaflet.
  package var leaflet = "/usr/share/javascript/leaflet"
  /// What lies under the map; nil: the outlines of communes alone.
  package var tiles: MapTiles?
  /// How long after it was verified something is on a public map.
  package var publicDelay = PublicReport.usualDelay

  package init(url: String) { self.url = url }

  func address(of link: String) -> String { "\(url)/l/\(link)" }

  /// Of the public map of a crisis.
  ///
  /// - Parameter end: of it, which nobody guesses.
  package func publicAddress(of crisis: String, _ end: String) -> String { "\(url)/p/\(crisis)-\(end)" }
}

/// A server of pictures for maps.
package struct MapTiles: Sendable, Equatable {
  /// `https://tile.example.org/{z}/{x}/{y}.png`
  package var url: String
  /// Whose they are, as is said on the map.
  package var attribution: String

  package init(url: String, attribution: String) {
    self.url = url
    self.attribution = attribution
  }

  /// Its origin, as a policy names it: `https://tile.example.org`, `https://*.tile.example.org`; nil: the address is none.
  package var origin: String? {
    guard url.hasPrefix("https://") else { return nil }
    let host = url.dropFirst(8).prefix { $0 != "/" }.replacing("{s}.", with: "*.")
    let isHost = !host.isEmpty && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:*".contains($0)) }
    return isHost ? "https://\(host)" : nil
  }
}

/// One-time links to the document of a crisis.
package typealias BoardLinks = OneTimeCodes<BoardGuest>

/// Whom a link lets in, and to what.
package struct BoardGuest: Sendable {
  package enum Destination: Sendable, Equatable {
    case document
    case map
    /// A page that makes an address for somebody's program, and shows it once: chat programs keep what they hear.
    case feed(FeedKind, name: String)
  }

  package var member: Int
  /// `network/account`, which it was given to.
  package var account: String
  /// nil: to no one crisis.
  package var crisis: String?
  package var destination: Destination
}
