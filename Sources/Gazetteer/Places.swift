import CCommunes
import Foundation

/// The communes of France, by all the ways their names are typed. Accents, case, hyphens and apostrophes do not matter, nor
/// `St` for `Saint`; a leading article may be left out.
package struct Places: Sendable {
  let table: CommuneTable

  /// The list that the program carries.
  package static let france: Places = {
    let bytes = UnsafeRawBufferPointer(start: ccommunes_bytes(), count: ccommunes_size())
    return Places(CommuneTable(LastingBytes(bytes)) ?? .empty)
  }()

  /// A list that was imported; it stays in memory until the program ends.
  ///
  /// - Parameter packed: whole and unharmed.
  /// - Returns: nil where another version of the program packed it.
  package init?(packed: [UInt8]) {
    guard let table = CommuneTable(LastingBytes(keeping: packed)) else { return nil }
    self.table = table
  }

  init(_ table: CommuneTable) { self.table = table }

  /// How many communes of today there are.
  package var communeCount: Int { (0..<table.count).count { table.kind(of: $0) == .commune } }

  /// The départements that the list covers, by code.
  package var departements: [String] { table.departements.keys.sorted() }

  /// Everything of a département, in the order of the codes; empty where it is not covered.
  package func communes(in departement: String) -> [Commune] {
    (table.departements[departement] ?? 0..<0).filter { table.kind(of: $0) == .commune }.map(table.commune)
  }

  /// - Parameters:
  ///   - typed: a commune, alone or among other words (`12 rue du Pont, Issoire`); a département or a postal code beside it
  ///     is understood (`Beaulieu 43`, `Beaulieu (Haute-Loire)`, `63500 Issoire`).
  ///   - departements: where the crisis is, by code; those not covered are passed over while one is. None: anywhere.
  package func resolve(_ typed: String, in departements: [String]) -> Resolution {
    let inside = departements.compactMap { table.departements[$0] }
    if inside.isEmpty, !departements.isEmpty { return .notCovered }
    let beside = Departements.neighbours(of: departements).compactMap { table.departements[$0] }
    return PlaceReading(typed, table, Scope(inside: inside, beside: beside)).resolution()
  }

  /// How a commune is printed: with its département where that is none of these, or where two in them bear the name.
  package func name(of commune: Commune, in departements: [String]) -> String {
    guard departements.contains(commune.departement) else { return commune.nameWithDepartement }
    let inside = departements.compactMap { table.departements[$0] }
    let same = table.names(Array(FoldedText.joined(commune.name).utf8)[...]).exact.map { table.name(at: $0) }
      .filter { name in
        !name.lacksArticle && inside.contains { $0.contains(name.row) } && table.kind(of: name.row).isOfToday
      }
    return same.count > 1 ? commune.nameWithDepartement : commune.name
  }

  /// The commune whose town hall is nearest, and how far it is.
  package func nearest(latitude: Double, longitude: Double) -> (commune: Commune, kilometres: Double)? {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    let point = (latitude: Int32(latitude * 1e5), longitude: Int32(longitude * 1e5))
    // So near that the ground is flat.
    let narrowing = cos(latitude * .pi / 180)
    var best: (row: Int, distance: Double)?
    for row in 0..<table.count where table.kind(of: row).isOfToday {
      guard let at = table.position(of: row) else { continue }
      let north = Double(at.latitude - point.latitude)
      let east = Double(at.longitude - point.longitude) * narrowing
      let distance = north * north + east * east
      if distance < best?.distance ?? .infinity { best = (row, distance) }
    }
    return best.flatMap { best in
      table.position(of: best.row).map { (table.commune(best.row), Distance.kilometres($0, point)) }
    }
  }

  /// How far a point is from the nearest town hall of these départements; nil: none of them is covered.
  package func kilometres(from point: (latitude: Double, longitude: Double), to departements: [String]) -> Double? {
    let point = (latitude: Int32(point.latitude * 1e5), longitude: Int32(point.longitude * 1e5))
    return departements.compactMap { table.departements[$0] }.joined().compactMap(table.position).map {
      Distance.kilometres($0, point)
    }.min()
  }
}

enum Distance {
  /// Between two points in hundred-thousandths of a degree, as near as a commune is large.
  static func kilometres(
    _ a: (latitude: Int32, longitude: Int32), _ b: (latitude: Int32, longitude: Int32)
  ) -> Double {
    let (first, second) = (Double(a.latitude) * 1e-5 * .pi / 180, Double(b.latitude) * 1e-5 * .pi / 180)
    let along = (Double(a.longitude) - Double(b.longitude)) * 1e-5 * .pi / 180
    let (y, x) = (sin((second - first) / 2), sin(along / 2))
    return 12_742 * asin(min(1, (y * y + cos(first) * cos(second) * x * x).squareRoot()))
  }
}
