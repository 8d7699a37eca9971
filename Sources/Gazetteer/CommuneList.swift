/// A list of all communes as INSEE publishes it (Code officiel géographique, « communes »), checked.
package struct CommuneList: Sendable {
  let records: [CommuneRecord]

  /// All that is wrong with a list, in the order of its lines.
  package struct Faults: Error, Equatable, CustomStringConvertible {
    package var lines: [String]

    package var description: String {
      let shown = lines.prefix(20).joined(separator: "\n")
      return lines.count > 20 ? "\(shown)\nand \(lines.count - 20) more" : shown
    }
  }

  package static let required = ["TYPECOM", "COM", "LIBELLE", "COMPARENT"]
  package static let optional = ["LATITUDE", "LONGITUDE", "POPULATION", "CODES_POSTAUX"]

  /// Fewer than this are not all of France.
  static let fewest = 30_000

  package var communes: Int { count(.commune) }
  package var parts: Int { records.count - communes }

  private func count(_ kind: CommuneRecord.Kind) -> Int { records.count { $0.kind == kind } }

  /// - Parameter text: comma or semicolon between the fields, a head with the names of the columns; more columns are
  ///   passed over.
  package init(_ text: String) throws(Faults) {
    var reading = Reading()
    var lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() { reading.read(line, number: index + 1) }
    reading.checkAll()
    guard reading.faults.isEmpty else { throw Faults(lines: reading.faults) }
    records = reading.records
  }
}

private struct Reading {
  var records: [CommuneRecord] = []
  var faults: [String] = []
  private var lines: [Int] = []
  private var separator = UInt8(ascii: ",")
  private var columns: [String: Int] = [:]
  private var width = 0

  mutating func read(_ line: Substring.UTF8View, number: Int) {
    var line = Substring(line)
    if line.hasSuffix("\r") { line.removeLast() }
    if number == 1 { return readHead(line) }
    guard !columns.isEmpty, !line.isEmpty else { return }
    let fields = split(line)
    guard fields.count == width else {
      return fault("\(fields.count) fields, where the head has \(width)", number)
    }
    read(fields, number: number)
  }

  private mutating func readHead(_ line: Substring) {
    let line = line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
    if !line.contains(","), line.contains(";") { separator = UInt8(ascii: ";") }
    let names = split(line).map { $0.uppercased() }
    width = names.count
    let missing = CommuneList.required.filter { !names.contains($0) }
    guard missing.isEmpty else { return fault("no column \(missing.joined(separator: ", "))", 1) }
    columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  private mutating func read(_ fields: [String], number: Int) {
    func field(_ name: String) -> String? { columns[name].map { fields[$0] }.flatMap { $0.isEmpty ? nil : $0 } }
    let before = faults.count
    let kind = field("TYPECOM").flatMap(CommuneRecord.Kind.init)
    let insee = field("COM") ?? ""
    let name = field("LIBELLE") ?? ""
    let parent = field("COMPARENT")
    if kind == nil { fault("TYPECOM « \(field("TYPECOM") ?? "") » is none of COM, ARM, COMD, COMA, ANC", number) }
    if !Self.isCode(insee) { fault("COM « \(insee) » is no INSEE code", number) }
    if name.isEmpty || name.utf8.count > 100 { fault("LIBELLE « \(name.prefix(40)) » is no name", number) }
    if let kind, kind != .commune, parent == nil {
      fault("COMPARENT is missing: \(name) is part of no commune", number)
    }
    let latitude = self.number(field("LATITUDE"), -90...90, "LATITUDE", number)
    let longitude = self.number(field("LONGITUDE"), -180...180, "LONGITUDE", number)
    let population = self.number(field("POPULATION"), 0...100_000_000, "POPULATION", number)
    let postal = (field("CODES_POSTAUX") ?? "").split(separator: " ").map(String.init)
    if let wrong = postal.first(where: { $0.utf8.count != 5 || UInt32($0) == nil }) {
      fault("CODES_POSTAUX « \(wrong) » is no postal code", number)
    }
    guard faults.count == before, let kind else { return }
    let isPlaced = latitude != nil && longitude != nil
    records.append(
      CommuneRecord(
        kind: kind, insee: insee, name: name.replacingOccurrences(of: "'", with: "’"),
        parent: kind == .commune ? nil : parent, latitude: isPlaced ? latitude : nil,
        longitude: isPlaced ? longitude : nil, population: population.map { Int($0) }, postalCodes: postal))
    lines.append(number)
  }

  /// What only all lines together tell.
  mutating func checkAll() {
    guard !columns.isEmpty else {
      if faults.isEmpty { fault("no head: \(CommuneList.required.joined(separator: ", "))", 1) }
      return
    }
    let communes = Set(records.filter { $0.kind == .commune }.map(\.insee))
    var seen: Set<String> = []
    for (record, line) in zip(records, lines) {
      if let parent = record.parent, !communes.contains(parent) {
        fault("COMPARENT \(parent) is no commune of this list", line)
      }
      if record.kind != .former, !seen.insert(record.kind.rawValue + record.insee).inserted {
        fault("\(record.kind.rawValue) \(record.insee) stands here twice", line)
      }
    }
    if faults.isEmpty, communes.count < CommuneList.fewest {
      faults.append("only \(communes.count) communes: this is not all of France")
    }
  }

  private static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard bytes.count == 5, isDigit(bytes[0]), bytes[2...].allSatisfy(isDigit) else { return false }
    return isDigit(bytes[1]) || text.hasPrefix("2A") || text.hasPrefix("2B")
  }

  private mutating func number(
    _ text: String?, _ range: ClosedRange<Double>, _ column: String, _ line: Int
  ) -> Double? {
    guard let text else { return nil }
    if let value = Double(text), range.contains(value) { return value }
    fault("\(column) « \(text) » is out of range", line)
    return nil
  }

  private mutating func fault(_ text: String, _ line: Int) { faults.append("line \(line): \(text)") }

  /// The fields of a line; those in quotes may hold the separator, and quotes doubled.
  private func split(_ line: Substring) -> [String] {
    guard line.utf8.contains(UInt8(ascii: "\"")) else {
      return line.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
    var fields = [[UInt8]()]
    var isQuoted = false
    var last: UInt8 = 0
    for byte in line.utf8 {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        if isQuoted, last == byte { fields[fields.count - 1].append(byte) }
      } else if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
      last = byte
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Places {
  /// The communes of a newer list. What it does not hold (positions, numbers of people, postal codes, names of the past) is
  /// taken over, by their codes, from the list that the program carries.
  package init(_ list: CommuneList) { self.init(list, completedFrom: Places.france.table) }

  init(_ list: CommuneList, completedFrom older: CommuneTable) {
    let postal = older.postalCodes()
    let past = (0..<older.count).map { older.record($0, postal: postal) }
    let known = Dictionary(past.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let listed = Set(list.records.map { Key($0) })
    let communes = Set(list.records.filter { $0.kind == .commune }.map(\.insee))
    let completed = list.records.map { record in
      guard let old = known[Key(record)] ?? known[Key(record, .commune)] else { return record }
      var record = record
      if record.latitude == nil { (record.latitude, record.longitude) = (old.latitude, old.longitude) }
      record.population = record.population ?? old.population
      if record.postalCodes.isEmpty { record.postalCodes = old.postalCodes }
      return record
    }
    let former = past.filter {
      !$0.kind.isOfToday && !listed.contains(Key($0)) && communes.contains($0.parent ?? "")
    }.map { record in
      var record = record
      record.kind = .former
      return record
    }
    self.init(CommuneTable(CommuneTable.packed(completed + former)) ?? .empty)
  }

  private struct Key: Hashable {
    var kind: CommuneRecord.Kind
    var insee: String

    init(_ record: CommuneRecord, _ kind: CommuneRecord.Kind? = nil) {
      self.kind = kind ?? record.kind
      insee = record.insee
    }
  }
}

extension CommuneList {
  /// The list as the program carries it (`Sources/CCommunes/communes.bin`).
  package func packed() -> [UInt8] { CommuneTable.packed(records) }
}
