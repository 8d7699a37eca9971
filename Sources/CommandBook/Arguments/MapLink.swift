import CrisisCore
import PlainText

/// The point that a link to a map shows: `openstreetmap.org/#map=15/45.54/3.25`, `google.com/maps/@45.54,3.25,15z`.
package enum MapLink {
  /// What stands before the two numbers, the surest first.
  private static let heads = [
    "!3d", "mlat=", "#map=", "&map=", "q=", "query=", "ll=", "center=", "cp=", "/place/", "/search/", "/dir//", "/@",
    "loc:",
  ]

  package static func point(_ link: String) -> (latitude: Double, longitude: Double)? {
    guard isMap(link) else { return nil }
    let text = Array(
      Folding.fold(link).replacing("%2c", with: ",").replacing("%20", with: "").replacing("+", with: "").utf8)
    for head in heads {
      guard var rest = after(head, in: text[...]) else { continue }
      if head.hasSuffix("map=") {
        // The zoom comes first.
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { continue }
        rest = rest[(slash + 1)...]
      } else if head == "!3d" || head == "mlat=" {
        let other = head == "!3d" ? "!4d" : "mlon="
        guard let longitude = after(other, in: text[...]) else { continue }
        rest = (rest.prefix { isNumber($0) } + [UInt8(ascii: ",")] + longitude.prefix { isNumber($0) })[...]
      }
      var reader = CoordinateText(Array(rest), isMarked: true)
      if let point = reader.point(), abs(point.latitude) <= 90, abs(point.longitude) <= 180 { return point }
    }
    return nil
  }

  private static func isNumber(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2D }

  private static func after(_ head: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    text.firstRange(of: Array(head.utf8)).map { text[$0.upperBound...] }
  }

  private static func isMap(_ link: String) -> Bool {
    let host = Folding.fold(link.prefix(80)).drop { $0 != "/" }.drop { $0 == "/" }
    return hosts.contains { host.hasPrefix($0) }
  }

  private static let hosts = [
    "www.openstreetmap.org", "openstreetmap.org", "osm.org", "www.osm.org", "www.google.com/maps", "google.com/maps",
    "www.google.fr/maps", "google.fr/maps", "maps.google.", "maps.apple.com", "www.waze.com", "waze.com", "ul.waze.com",
    "www.bing.com/maps", "bing.com/maps", "umap.openstreetmap.fr", "map.openstreetmap.",
  ]
}
