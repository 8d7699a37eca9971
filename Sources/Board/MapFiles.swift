import CCommunes
import Foundation
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

/// `Sources/CCommunes/outlines.bin`: a number of départements in four bytes; of each its code in four, filled up with
/// zeros, then where its outlines begin and how long they are; then those. Numbers are little-endian.
enum Outlines {
  static func packed(_ code: String) -> [UInt8]? {
    guard let start = ccommunes_outlines() else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: ccommunes_outlines_size())
    let wanted = Array(code.utf8)
    guard (1...4).contains(wanted.count), let count = number(bytes, 0) else { return nil }
    for index in 0..<min(count, 1_000) {
      let at = 4 + 12 * index
      guard at + 12 <= bytes.count else { return nil }
      guard (0..<4).allSatisfy({ bytes[at + $0] == ($0 < wanted.count ? wanted[$0] : 0) }) else { continue }
      guard let from = number(bytes, at + 4), let length = number(bytes, at + 8), from <= bytes.count,
        length <= bytes.count - from
      else { return nil }
      return Array(bytes[from..<from + length])
    }
    return nil
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    guard at + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
