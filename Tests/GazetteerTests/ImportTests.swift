import Testing

@testable import Gazetteer

@Suite("Newer official lists")
struct ImportTests {
  // MARK: - Lists as they are published, made of the program's own

  /// A line of INSEE's `v_commune_2026.csv`.
  struct Line {
    var kind: String
    var code: String
    var name: String
    var parent: String

    init(kind: String, code: String, name: String, parent: String = "") {
      (self.kind, self.code, self.name, self.parent) = (kind, code, name, parent)
    }

    init(_ record: CommuneRecord) {
      self.init(
        kind: record.kind.rawValue, code: record.insee, name: record.name.replacing("’", with: "'"),
        parent: record.parent ?? "")
    }

    var csv: String {
      let departement = CommuneRecord.departement(ofInsee: code)
      return
        "\(kind),\(code),84,\(departement),\(departement)D,000,0,\(name.uppercased()),\(name),\(name),0000,\(parent)"
    }
  }

  static let head = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT"

  /// A small France: a département whole, some communes of each other, and those with arrondissements.
  static let table: CommuneTable = {
    let all = Places.france.table
    let postal = all.postalCodes()
    let records = all.departements.flatMap { departement, rows in
      departement == "63" ? Array(rows) : rows.filter { all.present(of: $0) < rows.lowerBound + 5 || isCity($0, all) }
    }.map { all.record($0, postal: postal) }
    return CommuneTable(LastingBytes(keeping: CommuneTable.packed(records))) ?? .empty
  }()
  static let france = Places(table)
  static let communes = france.communeCount
  static let postal = table.postalCodes()

  private static func isCity(_ row: Int, _ table: CommuneTable) -> Bool {
    let city = table.present(of: row)
    return ["75056", "69123", "13055", "97411"].contains(table.record(city, postal: [:]).insee)
  }

  /// What INSEE lists: nothing of the past.
  static let lines = (0..<table.count).map { table.record($0, postal: postal) }.filter { $0.kind != .former }.map(
    Line.init)

  static func insee(_ lines: [Line] = lines, head: String = head) -> [UInt8] {
    Array(([head] + lines.map(\.csv)).joined(separator: "\n").utf8)
  }

  /// La Poste's list: capitals, a line for each code, no Paris as a whole.
  static func hexasmal(_ change: (String, String) -> String? = { $1 }) -> [UInt8] {
    var text = "\u{FEFF}#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5\r\n"
    for row in 0..<table.count where table.kind(of: row).isOfToday {
      let record = table.record(row, postal: postal)
      if ["75056", "69123", "13055"].contains(record.insee) { continue }
      let name = FoldedText.joined(record.name).uppercased()
      for code in record.postalCodes {
        if let code = change(record.insee, code) { text += "\(record.insee);\(name);\(code);\(name);\r\n" }
      }
    }
    return Array(text.utf8)
  }

  static func text(_ bytes: [UInt8], _ name: String = "new.csv") throws(ListFaults) -> ListText {
    try ListText(name: name, bytes: bytes)
  }

  static func places(_ texts: ListText...) throws -> Places {
    try #require(try Places(packed: Self.imported(texts).packed))
  }

  static func imported(_ texts: [ListText]) throws(ListFaults) -> ImportedList {
    try ImportedList(texts, completedFrom: table, fewest: communes * 9 / 10)
  }

  static func faults(_ texts: [UInt8]...) -> [String] {
    do throws(ListFaults) {
      var lists: [ListText] = []
      for bytes in texts { lists.append(try text(bytes)) }
      _ = try imported(lists)
      return []
    } catch {
      return error.lines
    }
  }

  // MARK: - Good ones

  @Test("the same communes: everything is found as before, what INSEE does not list included") func same() throws {
    let places = try Self.places(Self.text(Self.insee()))
    #expect(places.communeCount == Self.communes)
    #expect(places.table.count == Self.table.count)
    for (typed, departement) in [
      ("Issoire", "63"), ("Orsonnette", "63"), ("La Moutade", "63"), ("Lyon 3e", "69"),
      ("63500", "63"), ("69003 Lyon", "69"), ("Saint-Denis", "974"), ("Ajaccio", "2A"),
    ] {
      let found = places.resolve(typed, in: [departement])
      #expect(found == Self.france.resolve(typed, in: [departement]), "\(typed): \(found)")
    }
    #expect(places.nearest(latitude: 45.5432, longitude: 3.2481)?.commune.population != nil)
  }

  @Test("a commune that is new, one that was merged, one that was renamed") func newer() throws {
    var lines = Self.lines
    // Coudes becomes part of Parent, which takes another name; Nonette-Orsonnette part of Issoire.
    for (code, name, parent) in [("63121", "Coudes", "63269"), ("63255", "Nonette-Orsonnette", "63178")] {
      let at = try #require(lines.firstIndex { $0.code == code && $0.kind == "COM" })
      lines[at] = Line(kind: "COMD", code: code, name: name, parent: parent)
    }
    let parent = try #require(lines.firstIndex { $0.code == "63269" })
    lines[parent].name = "Parent-sur-Couze"
    lines = lines.filter { $0.parent != "63255" }
    lines.append(Line(kind: "COM", code: "63999", name: "L'Étang-Neuf"))
    let places = try Self.places(Self.text(Self.insee(lines)))

    #expect(places.communeCount == Self.communes - 1)
    #expect(Self.found("l’etang neuf", places) == "63999 L’Étang-Neuf")
    #expect(Self.found("Coudes", places) == "63269 Parent-sur-Couze, Coudes")
    #expect(Self.found("Nonette-Orsonnette", places) == "63178 Issoire, Nonette-Orsonnette")
    // Names of the past follow what they were part of.
    #expect(Self.found("Orsonnette", places) == "63178 Issoire, Orsonnette")
    // The merged one keeps its position.
    guard case .exact(let coudes) = places.resolve("Coudes", in: ["63"]),
      case .exact(let before) = Self.france.resolve("Coudes", in: ["63"])
    else {
      Issue.record("Coudes")
      return
    }
    #expect(coudes.latitude == before.latitude)
  }

  @Test("a commune that no line names any more is told; one whose code was changed is not gone") func gone() throws {
    var lines = Self.lines.filter { $0.code != "63121" }
    let orbeil = try #require(lines.firstIndex { $0.code == "63261" })
    lines[orbeil].code = "63998"
    let list = try Self.imported([Self.text(Self.insee(lines))])
    #expect(list.gone == ["63121 Coudes"])
    let places = try #require(Places(packed: list.packed))
    #expect(Self.found("Orbeil", places) == "63998 Orbeil")

    lines.append(Line(kind: "ANC", code: "63121", name: "Coudes", parent: "63269"))
    let kept = try Self.imported([Self.text(Self.insee(lines))])
    #expect(kept.gone == [])
    #expect(try Self.found("Coudes", #require(Places(packed: kept.packed))) == "63269 Parent, Coudes")
  }

  @Test(
    "however the list was saved",
    arguments: ["\u{FEFF}", "\r\n", ";", "\"", "lower case", "columns in another order", "an empty line at the end"])
  func form(_ form: String) throws {
    var text = String(decoding: Self.insee(), as: UTF8.self)
    switch form {
    case "\u{FEFF}": text = form + text
    case "\r\n": text = text.replacing("\n", with: form)
    case ";": text = text.replacing(",", with: form)
    case "\"": text = "\"" + text.replacing(",", with: "\",\"").replacing("\n", with: "\"\n\"") + "\""
    case "lower case":
      text = Self.head.lowercased() + text.dropFirst(Self.head.count)
    case "columns in another order":
      text = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).reversed() }
        .map { $0.joined(separator: ",") }.joined(separator: "\n")
    default: text += "\n\n"
    }
    let places = try Self.places(Self.text(Array(text.utf8)))
    #expect(places.communeCount == Self.communes)
    #expect(Self.found("saint-germain-l'herm", places) == "63353 Saint-Germain-l’Herm")
  }

  @Test("La Poste’s list changes postal codes and nothing else, alone and beside INSEE’s") func postalCodes() throws {
    let bytes = Self.hexasmal { insee, code in insee == "63121" ? "63999" : code }
    for texts in [[try Self.text(bytes)], [try Self.text(bytes), try Self.text(Self.insee())]] {
      let places = try #require(try Places(packed: Self.imported(texts).packed))
      #expect(places.table.rows(ofPostalCode: 63_999).map { places.table.commune($0).name } == ["Coudes"])
      #expect(!places.table.rows(ofPostalCode: 63_114).contains { places.table.commune($0).name == "Coudes" })
      // Paris as a whole, which La Poste has by arrondissement only.
      #expect(places.table.rows(ofPostalCode: 75_003).count == Self.table.rows(ofPostalCode: 75_003).count)
      #expect(Self.found("Coudes", places) == "63121 Coudes")
      #expect(places.communeCount == Self.communes)
    }
  }

  // MARK: - Bad ones

  @Test("no list at all", arguments: ["", "\n", "Bonjour", "<!DOCTYPE html>\n<html>"])
  func nothing(text: String) {
    #expect(Self.faults(Array(text.utf8)).count == 1)
  }

  @Test("Latin-1 is told by its first line, with what to type") func latin1() {
    var bytes = Self.insee()
    let at = bytes.count - 3
    bytes[at] = 0xE9
    let line = bytes[..<at].count { $0 == 0x0A } + 1
    #expect(
      Self.faults(bytes) == [
        "new.csv:\(line): no UTF-8. Of a list in Latin-1: iconv -f LATIN1 -t UTF-8 new.csv >new.csv"
      ])
  }

  @Test("columns that are missing are named") func columns() {
    let head = Self.head.replacing("TYPECOM", with: "TYPE").replacing("COMPARENT", with: "PARENT")
    #expect(Self.faults(Self.insee(head: head)) == ["new.csv:1: no column TYPECOM, COMPARENT"])
  }

  @Test(
    "lines that are wrong, all of them",
    arguments: [
      (Line(kind: "COM", code: "6312", name: "Coudes"), "COM \"6312\" is no INSEE code"),
      (Line(kind: "COM", code: "63 21", name: "Coudes"), "COM \"63 21\" is no INSEE code"),
      (Line(kind: "COM", code: "2C001", name: "Coudes"), "COM \"2C001\" is no INSEE code"),
      (Line(kind: "VILLE", code: "63990", name: "X"), "TYPECOM \"VILLE\" is none of COM, ARM, COMD, COMA, ANC"),
      (Line(kind: "COM", code: "63990", name: ""), "LIBELLE \"\" is no name"),
      (Line(kind: "COMD", code: "63990", name: "X"), "COMPARENT is missing: X is part of no commune"),
      (Line(kind: "COMD", code: "63990", name: "X", parent: "63991"), "COMPARENT 63991 is no commune of this list"),
      (Line(kind: "COM", code: "63178", name: "Issoire"), "COM 63178 stands here twice"),
      (Line(kind: "COM", code: "63990", name: "a,b"), "15 fields, where the head has 12"),
    ])
  func wrong(line: Line, fault: String) {
    let number = Self.lines.count + 2
    #expect(Self.faults(Self.insee(Self.lines + [line])) == ["new.csv:\(number): \(fault)"])
    // All are told, not the first alone; what only all lines together tell comes when each is sound.
    let faults = Self.faults(Self.insee(Self.lines + [Line(kind: "?", code: "?", name: "?"), line]))
    #expect(faults.count == (fault.hasPrefix("COMPARENT 63991") || fault.hasSuffix("twice") ? 2 : 3))
  }

  @Test(
    "positions, numbers and postal codes that cannot be",
    arguments: ["91,3,10,63000", "45,181,10,63000", "45,3,-1,63000", "45,3,10,6300"])
  func outOfRange(fields: String) {
    let head = Self.head + ",LATITUDE,LONGITUDE,POPULATION,CODES_POSTAUX"
    let text = ([head] + Self.lines.prefix(3).map { $0.csv + "," + fields }).joined(separator: "\n")
    #expect(Self.faults(Array(text.utf8)).count == 3)
  }

  @Test("not all of France") func parts() {
    let whole = Self.lines
    func expect(_ lines: [Line], _ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
      let faults = Self.faults(Self.insee(lines))
      #expect(faults.count == 1, sourceLocation: sourceLocation)
      #expect(faults.first?.contains(words) == true, "\(faults)", sourceLocation: sourceLocation)
    }
    expect(whole.filter { !$0.code.hasPrefix("63") }, "no commune of département 63")
    expect(whole.filter { !$0.code.hasPrefix("974") }, "no commune of département 974")
    expect(whole.filter { $0.code != "75056" && $0.parent != "75056" }, "Paris is missing")
    expect(Array(whole.prefix(200)), "no commune of département")
    // Here and there one is missing.
    let parents = Set(whole.map(\.parent))
    let alone = whole.indices.filter { whole[$0].kind == "COM" && !parents.contains(whole[$0].code) }
    for (every, words) in [(20, "that this program knows are missing"), (3, "communes. Take the whole list.")] {
      let missing = Set(alone.filter { $0 % every == 0 })
      expect(whole.indices.filter { !missing.contains($0) }.map { whole[$0] }, words)
    }
    #expect(
      Self.faults(Self.hexasmal { insee, code in insee.hasPrefix("63") ? nil : code }).first?.contains("63") == true)
    #expect(Self.faults(Self.hexasmal { insee, code in insee.hasSuffix("1") ? nil : code }).count == 1)
    #expect(Self.faults(Self.hexasmal { _, code in String(code.dropFirst()) }).count >= Self.communes)
  }

  @Test("two lists of one kind") func two() {
    #expect(Self.faults(Self.insee(), Self.insee()) == ["new.csv: a second list of communes"])
    #expect(Self.faults(Self.hexasmal(), Self.hexasmal()) == ["new.csv: a second list of postal codes"])
  }

  @Test("a packed list of another version, or cut short, is none", arguments: [0, 1, 23, 24, 1_000])
  func packed(length: Int) throws {
    let packed = CommuneTable.packed((0..<Self.table.count).map { Self.table.record($0, postal: Self.postal) })
    #expect(Places(packed: packed) != nil)
    #expect(Places(packed: Array(packed.prefix(length))) == nil)
    #expect(Places(packed: [9] + packed.dropFirst()) == nil)
  }

  /// `63269 Parent, Coudes`: the commune found, and the name of the past by which.
  private static func found(_ typed: String, _ places: Places) -> String {
    guard case .exact(let commune) = places.resolve(typed, in: ["63"]) else {
      return "\(places.resolve(typed, in: ["63"]))"
    }
    return "\(commune.insee) \(commune.name)" + (commune.formerName.map { ", \($0)" } ?? "")
  }
}
