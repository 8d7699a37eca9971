extension CommuneTable {
  /// Packs a list. Names of a part of a commune that are that commune's own are left out.
  ///
  /// - Parameter records: each part after or before its commune, which is in the list.
  static func packed(_ records: [CommuneRecord]) -> [UInt8] {
    let names = Dictionary(
      records.filter { $0.kind == .commune }.map { ($0.insee, FoldedText.joined($0.name)) },
      uniquingKeysWith: { first, _ in first })
    let listed = records.compactMap { record -> Listed? in
      let listed = Listed(record)
      return record.kind.isOfToday || names[record.parent ?? ""] != listed.words ? listed : nil
    }.sorted { $0.order < $1.order }
    var packing = Packing(listed)
    return packing.bytes()
  }
}

/// A record with what is derived from its name.
private struct Listed {
  var record: CommuneRecord
  var departement: String
  /// `Lyon 3e Arrondissement` is shown as `Lyon 3e`.
  var name: String
  var words: String
  var heard: [UInt8]
  /// The length of the article at the head of `words`, with its space.
  var article: Int

  init(_ record: CommuneRecord) {
    self.record = record
    departement = CommuneRecord.departement(ofInsee: record.parent ?? record.insee)
    name = record.name
    if record.kind == .arrondissement, let end = name.range(of: " Arrondissement") { name.removeSubrange(end) }
    let folded = FoldedText.words(of: name).map(\.letters)
    words = folded.joined(separator: " ")
    heard = folded.flatMap { Sound(of: $0).heard }
    article = folded.count > 1 && FoldedText.articles.contains(folded[0]) ? folded[0].utf8.count + 1 : 0
  }

  var order: (String, String, Int, String) {
    (departement, record.insee, CommuneRecord.Kind.allCases.firstIndex(of: record.kind) ?? 0, words)
  }
}

private struct Packing {
  private let listed: [Listed]
  private var text: [UInt8] = []
  private var known: [[UInt8]: Int] = [:]

  init(_ listed: [Listed]) { self.listed = listed }

  mutating func bytes() -> [UInt8] {
    let rowOf = Dictionary(
      listed.enumerated().filter { $0.element.record.kind.isOfToday }.map { ($0.element.record.insee, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var departements: [UInt8] = []
    var rows: [UInt8] = []
    for (index, entry) in listed.enumerated() {
      if index == 0 || entry.departement != listed[index - 1].departement {
        append(CommuneTable.Code.number(entry.departement) ?? 0, to: &departements)
        append(UInt32(index), to: &departements)
      }
      add(entry, present: rowOf[entry.record.parent ?? ""] ?? index, to: &rows)
    }
    let names = self.names()
    let postal = listed.enumerated().flatMap { index, entry in
      entry.record.postalCodes.compactMap { UInt32($0) }.map { ($0, UInt32(index)) }
    }.sorted { $0 < $1 }

    var bytes: [UInt8] = []
    for number in [
      Int(CommuneTable.version), departements.count / CommuneTable.departementSize, listed.count, names.count,
      postal.count, text.count,
    ] { append(UInt32(number), to: &bytes) }
    bytes += departements + rows
    for name in names { append(name, to: &bytes) }
    for (code, row) in postal {
      append(code, to: &bytes)
      append(row, to: &bytes)
    }
    return bytes + text
  }

  private mutating func add(_ entry: Listed, present: Int, to rows: inout [UInt8]) {
    let (name, words, heard) = (Array(entry.name.utf8), Array(entry.words.utf8), entry.heard)
    for text in [name, words, heard] { append(UInt32(place(text)), to: &rows) }
    let record = entry.record
    append(fixed(record.latitude), to: &rows)
    append(fixed(record.longitude), to: &rows)
    append(record.population.map { UInt32(clamping: $0) } ?? .max, to: &rows)
    append(UInt32(present), to: &rows)
    let kind = CommuneRecord.Kind.allCases.firstIndex(of: record.kind) ?? 0
    rows += [name.count, words.count, heard.count, entry.article << 3 | kind].map { UInt8(clamping: $0) }
    append(CommuneTable.Code.number(record.insee) ?? 0, to: &rows)
  }

  /// Where a text stands; one that is there already is not written again.
  private mutating func place(_ bytes: [UInt8]) -> Int {
    if let at = known[bytes] { return at }
    let at = text.count
    known[bytes] = at
    text += bytes
    return at
  }

  /// Each name, and each without its article, in the order of its words.
  private func names() -> [UInt32] {
    let all = listed.enumerated().flatMap { index, entry -> [(words: ArraySlice<UInt8>, packed: UInt32)] in
      let words = Array(entry.words.utf8)[...]
      let whole = (words, UInt32(index) << 1)
      return entry.article == 0 ? [whole] : [whole, (words.dropFirst(entry.article), UInt32(index) << 1 | 1)]
    }
    return all.sorted { a, b in
      a.words.elementsEqual(b.words) ? a.packed < b.packed : a.words.lexicographicallyPrecedes(b.words)
    }.map(\.packed)
  }

  private func fixed(_ degrees: Double?) -> UInt32 {
    UInt32(bitPattern: degrees.map { Int32(($0 * 1e5).rounded()) } ?? .min)
  }

  private func append(_ number: UInt32, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
