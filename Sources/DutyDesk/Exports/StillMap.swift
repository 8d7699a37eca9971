import CrisisCore
import CrisisStore
import Foundation
import Gazetteer

/// Where the reports of a crisis are, as a picture that needs no server and no program: the outlines of its départements,
/// their largest towns, and a circle for each place, the larger the more was reported from there.
struct StillMap {
  private let outlines: [Outline]
  private let places: [Place]
  /// Reports with a place, and without one.
  let (placed, unplaced): (Int, Int)

  /// All that was reported from one point.
  struct Place {
    var latitude: Double
    var longitude: Double
    var byStatus: [ReportStatus: Int] = [:]

    var count: Int { byStatus.values.reduce(0, +) }
    /// What most of them are.
    var shown: ReportStatus {
      ReportStatus.allCases.max { (byStatus[$0] ?? 0, $1.rawValue) < (byStatus[$1] ?? 0, $0.rawValue) } ?? .new
    }
  }

  /// - Parameter total: reports of the crisis, with a place or without.
  init(of departements: [String], _ counts: [PointCount], total: Int) {
    outlines = departements.compactMap { code in
      Outlines.json(code).flatMap { try? JSONDecoder().decode(Outline.self, from: Data($0)) }
    }
    var places: [[Double]: Place] = [:]
    for count in counts {
      places[[count.latitude, count.longitude], default: Place(latitude: count.latitude, longitude: count.longitude)]
        .byStatus[count.status, default: 0] += count.count
    }
    // The small ones last, on top of the large.
    self.places = places.values.sorted {
      ($1.count, $0.latitude, $0.longitude) < ($0.count, $1.latitude, $1.longitude)
    }
    placed = self.places.map(\.count).reduce(0, +)
    unplaced = max(0, total - placed)
  }

  var statuses: [ReportStatus] {
    ReportStatus.allCases.filter { status in places.contains { $0.shown == status } }
  }

  /// nil: there is nothing to draw on.
  var frame: Frame? {
    let points = outlines.flatMap(\.border).flatMap { $0 }
    guard let west = points.map(\.x).min(), let east = points.map(\.x).max(), let south = points.map(\.y).min(),
      let north = points.map(\.y).max(), east > west, north > south
    else { return nil }
    return Frame(west: west, east: east, south: south, north: north)
  }

  /// Degrees to pixels, true to scale in the middle of the picture.
  struct Frame {
    static let (width, most) = (720.0, 720.0)
    private let (west, north, east, south): (Double, Double, Double, Double)
    private let (across, down): (Double, Double)

    init(west: Double, east: Double, south: Double, north: Double) {
      (self.west, self.north, self.east, self.south) = (west, north, east, south)
      let stretch = cos((north + south) / 2 * .pi / 180)
      across = min(Self.width / (east - west), Self.most / (north - south) * stretch)
      down = across / stretch
    }

    var height: Int { Int(((north - south) * down).rounded(.up)) }

    func x(_ longitude: Double) -> Double { (longitude - west) * across }
    func y(_ latitude: Double) -> Double { (north - latitude) * down }

    func holds(_ place: Place) -> Bool {
      (west...east).contains(place.longitude) && (south...north).contains(place.latitude)
    }
  }

  /// In the size of the frame: outlines, towns, reports.
  func parts(in frame: Frame, _ draw: (Drawing) -> String) -> [String] {
    var parts = [
      draw(.line(path(outlines.flatMap(\.lines), frame), isBorder: false)),
      draw(.line(path(outlines.flatMap(\.border), frame), isBorder: true)),
    ]
    var taken: [(x: Double, y: Double, half: Double)] = []
    for town in outlines.flatMap(\.towns).sorted(by: { $0.people > $1.people }).prefix(40) where taken.count < 14 {
      let (x, y, half) = (frame.x(town.x), frame.y(town.y), Double(town.name.count) * 3.4 + 4)
      let isFree = taken.allSatisfy { abs($0.x - x) > $0.half + half || abs($0.y - y) > 14 }
      guard isFree, x > half, x < Frame.width - half, y > 20 else { continue }
      taken.append((x, y, half))
      // Above the circle of what was reported there.
      parts.append(draw(.name(town.name, x: x, y: y - 8)))
    }
    for place in places where frame.holds(place) {
      parts.append(draw(.circle(place, x: frame.x(place.longitude), y: frame.y(place.latitude))))
    }
    return parts
  }

  enum Drawing {
    case line(String, isBorder: Bool)
    case name(String, x: Double, y: Double)
    case circle(Place, x: Double, y: Double)
  }

  /// In whole pixels; a point that falls on the one before is left out.
  private func path(_ lines: [[Outline.Point]], _ frame: Frame) -> String {
    var path = ""
    for line in lines {
      var last: (Int, Int)?
      for point in line {
        let next = (Int(frame.x(point.x).rounded()), Int(frame.y(point.y).rounded()))
        if let last, last == next { continue }
        path += last == nil ? "M\(next.0) \(next.1)" : "L\(next.0) \(next.1)"
        last = next
      }
    }
    return path
  }
}

/// As `Sources/CCommunes/outlines.bin` has it: lines as steps of a ten-thousandth of a degree, the first from zero.
private struct Outline: Decodable {
  struct Point {
    var x: Double
    var y: Double
  }

  struct Town: Decodable {
    var name: String
    var x: Double
    var y: Double
    var people: Int

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      name = try values.decode(String.self)
      x = try values.decode(Double.self) / 1e4
      y = try values.decode(Double.self) / 1e4
      people = try values.decode(Int.self)
    }
  }

  var lines: [[Point]]
  var border: [[Point]]
  var towns: [Town]

  private enum CodingKeys: CodingKey { case lines, border, towns }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    lines = Self.points(try values.decode([[Int]].self, forKey: .lines))
    border = Self.points(try values.decode([[Int]].self, forKey: .border))
    towns = try values.decode([Town].self, forKey: .towns)
  }

  private static func points(_ lines: [[Int]]) -> [[Point]] {
    lines.map { steps in
      var (x, y) = (0, 0)
      return stride(from: 0, to: steps.count - 1, by: 2).map { index in
        x &+= steps[index]
        y &+= steps[index + 1]
        return Point(x: Double(x) / 1e4, y: Double(y) / 1e4)
      }
    }
  }
}
