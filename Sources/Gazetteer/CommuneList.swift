/// A list of all communes as INSEE publishes it (Code officiel géographique, `v_commune_2026.csv`), checked.
package struct CommuneList: Sendable {
  let records: [CommuneRecord]

  package static let required = ["TYPECOM", "COM", "LIBELLE", "COMPARENT"]
  package static let optional = ["LATITUDE", "LONGITUDE", "POPULATION", "CODES_POSTAUX"]

  /// Fewer than this are not all of France.
  static let fewest = 30_000

  package var communes: Int { records.count { $0.kind == .commune } }
  package var parts: Int { records.count - communes }

  package init(_ text: ListText) throws(ListFaults) { try self.init(text, fewest: Self.fewest) }

  init(_ text: ListText, fewest: Int) throws(ListFaults) {
    let missing = Self.required.filter { !text.has($0) }
    guard missing.isEmpty else {
      throw ListFaults(lines: ["\(text.name):1: no column \(missing.joined(separator: ", "))"])
    }
    var faults: [String] = []
    var lines: [(record: CommuneRecord, line: ListLine)] = []
    text.read(&faults) { line, faults in
      if let record = Self.record(line, &faults) { lines.append((record, line)) }
    }
    if faults.isEmpty {
      let communes = lines.filter { $0.record.kind == .commune }.map(\.record.insee)
      faults = Coverage(communes, fewest).faults(text.name, paris: ["75056"])
    }
    if faults.isEmpty { Self.checkAll(lines, &faults) }
    guard faults.isEmpty else { throw ListFaults(lines: faults) }
    records = lines.map(\.record)
  }

  private static func record(_ line: ListLine, _ faults: inout [String]) -> CommuneRecord? {
    let before = faults.count
    let kind = line["TYPECOM"].flatMap(CommuneRecord.Kind.init)
    let insee = line.code("COM", &faults)
    let name = line["LIBELLE"] ?? ""
    let parent = line["COMPARENT"]
    if kind == nil {
      let kinds = CommuneRecord.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append(line.fault("TYPECOM \"\((line["TYPECOM"] ?? "").prefix(20))\" is none of \(kinds)"))
    }
    if name.isEmpty || name.utf8.count > 100 {
      faults.append(line.fault("LIBELLE \"\(name.prefix(40))\" is no name"))
    }
    if let kind, kind != .commune, parent == nil {
      faults.append(line.fault("COMPARENT is missing: \(name) is part of no commune"))
    }
    let latitude = line.number("LATITUDE", -90...90, &faults)
    let longitude = line.number("LONGITUDE", -180...180, &faults)
    let population = line.number("POPULATION", 0...100_000_000, &faults)
    let postal = line.postalCodes("CODES_POSTAUX", &faults)
    guard faults.count == before, let kind, let insee else { return nil }
    let isPlaced = latitude != nil && longitude != nil
    return CommuneRecord(
      kind: kind, insee: insee, name: name.replacingOccurrences(of: "'", with: "’"),
      parent: kind == .commune ? nil : parent, latitude: isPlaced ? latitude : nil,
      longitude: isPlaced ? longitude : nil, population: population.map { Int($0) }, postalCodes: postal)
  }

  /// What only all lines together tell.
  private static func checkAll(
    _ lines: [(record: CommuneRecord, line: ListLine)], _ faults: inout [String]
  ) {
    let communes = Set(lines.filter { $0.record.kind == .commune }.map(\.record.insee))
    var seen: Set<String> = []
    for (record, line) in lines {
      if let parent = record.parent, !communes.contains(parent) {
        faults.append(line.fault("COMPARENT \(parent) is no commune of this list"))
      }
      if record.kind != .former, !seen.insert(record.kind.rawValue + record.insee).inserted {
        faults.append(line.fault("\(record.kind.rawValue) \(record.insee) stands here twice"))
      }
    }
  }
}

/// What a list of all of France must hold.
struct Coverage {
  private let codes: Set<String>
  private let fewest: Int

  init(_ codes: some Sequence<String>, _ fewest: Int) {
    self.codes = Set(codes)
    self.fewest = fewest
  }

  /// - Parameter paris: the codes of which one must be there.
  func faults(_ name: String, paris: Set<String>) -> [String] {
    var faults: [String] = []
    let covered = Set(codes.map { CommuneRecord.departement(ofInsee: $0) })
    let missing = Departements.codes.subtracting(covered).sorted()
    if !missing.isEmpty { faults.append("no commune of département \(missing.joined(separator: ", "))") }
    if codes.isDisjoint(with: paris) { faults.append("Paris is missing") }
    if codes.count < fewest { faults.append("only \(codes.count) communes") }
    return faults.isEmpty ? [] : ["\(name): not all of France, \(faults.joined(separator: "; ")). Take the whole list."]
  }
}

extension CommuneList {
  /// The list as the program carries it (`Sources/CCommunes/communes.bin`).
  package func packed() -> [UInt8] { CommuneTable.packed(records) }
}
