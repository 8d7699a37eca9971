import CrisisCore
import DutyDesk
import Foundation
import StrictYAML

/// Where the board listens, and how people reach it.
struct BoardAddress: Sendable, Equatable {
  var host: String
  var port: Int
  /// `https://vigie.example.org`, with nothing behind it.
  var url: String
  var leaflet: String?
  var tiles: MapTiles?
  var publicDelay: Milliseconds?
}

extension ConfigurationReader {
  func board(_ map: YAMLMap) -> BoardAddress? {
    let listen = map.required("listen") { value in
      value.word("an address such as 127.0.0.1:8080") { Endpoint.read($0) }
    }
    if let listen, !listen.isLoopback {
      warnings.append(
        "board: listen: \(listen.host) is not of this machine alone, and the board speaks plain HTTP: put a web server before it"
      )
    }
    let url = map.required("url") { $0.word("an address that begins with https://", Self.origin) }
    let leaflet = map.optional("leaflet") { $0.word() }
    let tiles = map.optional("tiles") { $0.map { self.tiles($0) } }
    let delay = map.optional("public_delay") { $0.duration(0...(.day)) }
    guard let listen, let url else { return nil }
    warn(ofMissingIn: leaflet ?? BoardSettings(url: url).leaflet)
    return BoardAddress(
      host: listen.host, port: listen.port, url: url, leaflet: leaflet, tiles: tiles, publicDelay: delay)
  }

  private func tiles(_ map: YAMLMap) -> MapTiles? {
    let url = map.required("url") { value in
      value.word("an address such as https://tile.example.org/{z}/{x}/{y}.png") { text in
        let isWhole = ["{z}", "{x}", "{y}"].allSatisfy { text.contains($0) }
        return isWhole && MapTiles(url: text, attribution: "").origin != nil ? text : nil
      }
    }
    let attribution = map.required("attribution") { $0.text() }
    guard let url, let attribution else { return nil }
    return MapTiles(url: url, attribution: attribution)
  }

  /// The map's page says so too, and has a list in its place.
  private func warn(ofMissingIn folder: String) {
    let files = ["leaflet.js", "leaflet.css", "leaflet.markercluster.js", "MarkerCluster.css"]
    let missing = files.filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    guard !missing.isEmpty else { return }
    warnings.append(
      "board: \(folder) lacks \(missing.joined(separator: ", ")): no map is drawn (apt install libjs-leaflet libjs-leaflet-markercluster)"
    )
  }

  /// `https://host[:port]`, or `http://` where nobody is between.
  private static func origin(_ text: String) -> String? {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    let isLocal = ["http://127.0.0.1", "http://localhost"].contains { text == $0 || text.hasPrefix($0 + ":") }
    guard text.hasPrefix("https://") || isLocal, let start = text.firstRange(of: "://")?.upperBound else { return nil }
    let host = text[start...]
    return host.isEmpty || host.contains(where: { "/?#@ \\".contains($0) }) ? nil : text
  }
}
