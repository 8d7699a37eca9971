import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// The reports of a crisis as programs read them that know maps.
package enum FeedFormat: String, Sendable, CaseIterable {
  /// RFC 7946, with what uMap takes for colours.
  case geojson
  case csv
  case kml
  case gpx

  package var mediaType: String {
    switch self {
    case .geojson: "application/geo+json"
    case .csv: "text/csv; charset=utf-8"
    case .kml: "application/vnd.google-earth.kml+xml"
    case .gpx: "application/gpx+xml"
    }
  }
}

extension CrisisExport {
  /// - Parameters:
  ///   - audience: who reads it.
  ///   - put: takes what comes next.
  /// - Returns: how many reports it has.
  package func write(
    _ format: FeedFormat, for audience: FeedAudience, to put: ([UInt8]) throws -> Void
  ) throws -> Int {
    let feed = ReportFeed(words: FeedWords(words: words), format: format, title: words.title(for: audience))
    var count = 0
    try put(Array(feed.head.utf8))
    try eachItem(for: audience) { item in
      guard let latitude = item.latitude, let longitude = item.longitude else { return }
      try put(feed.bytes(item, at: (latitude, longitude), isFirst: count == 0))
      count += 1
    }
    try put(Array(feed.foot.utf8))
    return count
  }

  /// All that they may see, by number.
  package func eachItem(for audience: FeedAudience, _ body: (FeedItem) throws -> Void) throws {
    try eachSlice(of: audience == .restricted ? nil : .verified) { reports in
      for report in reports {
        if let item = FeedItem(report, of: crisis, for: audience, at: now) { try body(item) }
      }
    }
  }
}

private struct ReportFeed {
  let words: FeedWords
  let format: FeedFormat
  let title: String

  init(words: FeedWords, format: FeedFormat, title: String) {
    (self.words, self.format, self.title) = (words, format, title)
  }

  private static let columns = [
    "name", "description", "number", "status", "category", "urgency", "time", "commune", "insee_code", "precision",
    "link", "lat", "lon",
  ]
  private let rows = DelimitedReports(names: columns, separator: ",", hasMark: false) { _ in [] }

  var head: String {
    let title = PageText.xml(title)
    return switch format {
    case .geojson: "{\"type\":\"FeatureCollection\",\"features\":["
    case .csv: String(decoding: rows.head, as: UTF8.self)
    case .kml:
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>\(title)</name>

      """
    case .gpx:
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" creator="Vigie" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>\(title)</name></metadata>

      """
    }
  }

  var foot: String {
    switch format {
    case .geojson: "\n]}\n"
    case .csv: ""
    case .kml: "</Document></kml>\n"
    case .gpx: "</gpx>\n"
    }
  }

  func bytes(_ item: FeedItem, at point: (latitude: Double, longitude: Double), isFirst: Bool) -> [UInt8] {
    switch format {
    case .geojson: feature(item, point, isFirst)
    case .csv: rows.row(cells(item, point))
    case .kml: Array(placemark(item, point).utf8)
    case .gpx: Array(waypoint(item, point).utf8)
    }
  }

  private func feature(_ item: FeedItem, _ point: (Double, Double), _ isFirst: Bool) -> [UInt8] {
    var bytes = Array((isFirst ? "\n" : ",\n").utf8)
    bytes += "{\"type\":\"Feature\",".utf8
    if let number = item.number { bytes += "\"id\":\(number),".utf8 }
    bytes += "\"geometry\":{\"type\":\"Point\",\"coordinates\":[".utf8
    bytes += "\(ExportNumber.degrees(point.1)),\(ExportNumber.degrees(point.0))]},\"properties\":".utf8
    JSONBytes.add(
      [
        ("name", .text(words.name(item))), ("description", .text(words.description(item))),
        ("number", item.number.map { .number($0) } ?? .empty), ("status", .text(item.status.rawValue)),
        ("category", .words(item.category?.rawValue)), ("urgent", .number(item.isUrgent ? 1 : 0)),
        ("distress", .number(item.isCall ? 1 : 0)), ("time", .text(words.moment(item))),
        ("commune", .words(words.text(item.commune))), ("insee_code", .words(item.insee)),
        ("precision", .words(item.precision?.rawValue)), ("link", .words(words.text(item.link))),
        ("nature", .text(item.nature.rawValue)),
      ], to: &bytes)
    // Within the properties, where uMap looks for it.
    bytes.removeLast()
    bytes += ",\"_umap_options\":{\"color\":\"\(item.colour)\",\"iconClass\":\"\(item.umapShape)\"}}}".utf8
    return bytes
  }

  private func cells(_ item: FeedItem, _ point: (Double, Double)) -> [ExportCell] {
    [
      .text(words.name(item)), .text(words.description(item)), item.number.map { .number($0) } ?? .empty,
      .text(words.words.say(item.status)), .words(item.category.map { words.words.say($0) }),
      .text(words.words.say(item.isUrgent ? Urgency.urgent : .normal)), .text(words.moment(item)),
      .words(words.text(item.commune)), .words(item.insee), .words(item.precision.map { words.words.say($0) }),
      .words(words.text(item.link)), .degrees(point.0), .degrees(point.1),
    ]
  }

  private func placemark(_ item: FeedItem, _ point: (Double, Double)) -> String {
    """
    <Placemark><name>\(PageText.xml(words.name(item)))</name>\
    <description>\(PageText.xml(words.description(item)))</description>\
    <TimeStamp><when>\(words.moment(item))</when></TimeStamp>\
    <Style><IconStyle><color>\(kmlColour(item))</color></IconStyle></Style>\
    <Point><coordinates>\(ExportNumber.degrees(point.1)),\(ExportNumber.degrees(point.0))</coordinates></Point></Placemark>

    """
  }

  /// Opacity, blue, green, red.
  private func kmlColour(_ item: FeedItem) -> String {
    let digits = Array(item.colour.dropFirst())
    return "ff" + String(digits[4...5] + digits[2...3] + digits[0...1])
  }

  private func waypoint(_ item: FeedItem, _ point: (Double, Double)) -> String {
    """
    <wpt lat="\(ExportNumber.degrees(point.0))" lon="\(ExportNumber.degrees(point.1))">\
    <time>\(words.moment(item))</time><name>\(PageText.xml(words.name(item)))</name>\
    <desc>\(PageText.xml(words.description(item)))</desc>\
    <type>\(PageText.xml(item.category.map { words.words.say($0) } ?? words.words.say(CrisisCore.Category.other)))</type></wpt>

    """
  }
}

extension ExportWords {
  /// `EXERCICE 63-crue-2411, crue de l’Allier`; for everybody without the words that somebody gave it.
  func title(for audience: FeedAudience) -> String {
    let mark = crisis.nature == .real ? "" : say(crisis.nature).uppercased() + " "
    guard audience == .restricted else {
      return mark + say(Texts.feeds.publicTitle(crisis.hazard, crisis.departements))
    }
    return "\(mark)\(crisis.code), \(PageText.plain(say(crisis.titleValue)))"
  }
}
