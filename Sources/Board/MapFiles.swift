import Foundation
import Gazetteer
import HTTPTypes
import Hummingbird
import NIOCore

/// What the map's page is made of that is not ours to write: Debian's Leaflet, by an exact list of names, and the outlines
/// of communes, which the program holds.
struct MapFiles: Sendable {
  /// The names by which pages ask, and which files they are: the first there is.
  private static let names: [String: (files: [String], type: String)] = [
    "leaflet.js": (["leaflet.min.js", "leaflet.js"], "text/javascript; charset=utf-8"),
    "leaflet.css": (["leaflet.css"], "text/css; charset=utf-8"),
    "markercluster.js": (
      ["leaflet.markercluster.min.js", "leaflet.markercluster.js"], "text/javascript; charset=utf-8"
    ),
    "markercluster.css": (["MarkerCluster.css"], "text/css; charset=utf-8"),
  ]
  private static let mostBytes = 2_000_000

  let folder: String

  /// nil: it is none of those, or not there.
  func file(_ name: String) -> Response? {
    guard let (files, type) = Self.names[name] else { return nil }
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)"), bytes.count <= Self.mostBytes else {
        continue
      }
      return Response(
        status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=86400"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    return nil
  }

  /// The outlines of a département: JSON, packed by gzip as it lies in the program; nil: there is none of that code.
  static func outlines(of departement: String) -> Response? {
    guard let bytes = Outlines.packed(departement) else { return nil }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentEncoding: "gzip", .cacheControl: "public, max-age=604800",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
