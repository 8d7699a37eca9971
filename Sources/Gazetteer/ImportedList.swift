/// Newer official lists. What they do not hold (positions, numbers of people, postal codes, names of the past) is taken over, by
/// the codes, from the list that the program carries.
package struct ImportedList: Sendable {
  /// As ``Places/init(packed:)`` reads it.
  package let packed: [UInt8]
  package let communes: Int
  /// Delegated and associated communes, arrondissements, names of the past.
  package let parts: Int
  /// Communes of the program's list of which nothing tells what they are part of now: `63178 Issoire`.
  package let gone: [String]

  /// More than one of so many gone are no year's mergers.
  static let mostGone = 100

  /// - Parameter texts: a list of communes, one of postal codes, or both.
  package init(_ texts: [ListText]) throws(ListFaults) {
    try self.init(texts, completedFrom: Places.france.table, fewest: CommuneList.fewest)
  }

  /// - Parameter fewest: fewer communes than this are not all of France.
  init(_ texts: [ListText], completedFrom table: CommuneTable, fewest: Int) throws(ListFaults) {
    var list: CommuneList?
    var postal: PostalCodeList?
    for text in texts {
      if PostalCodeList.required.allSatisfy(text.has) {
        if postal != nil { throw ListFaults(lines: ["\(text.name): a second list of postal codes"]) }
        postal = try PostalCodeList(text, fewest: fewest)
      } else {
        if list != nil { throw ListFaults(lines: ["\(text.name): a second list of communes"]) }
        list = try CommuneList(text, fewest: fewest)
      }
    }
    let known = Known(table)
    var records = list.map { known.completed($0.records) } ?? known.records
    gone = list.map { known.gone(from: $0.records) } ?? []
    if gone.count * Self.mostGone > known.records.count {
      let some = gone.prefix(5).joined(separator: ", ")
      throw ListFaults(lines: [
        "\(gone.count) communes that this program knows are missing (\(some)…): not all of France. Take the whole list."
      ])
    }
    for index in records.indices where records[index].kind.isOfToday {
      if let codes = postal?.codes[records[index].insee] { records[index].postalCodes = codes }
    }
    packed = CommuneTable.packed(records)
    communes = records.count { $0.kind == .commune }
    parts = records.count - communes
  }
}

/// The communes that a table holds.
private struct Known {
  let records: [CommuneRecord]
  private let byCode: [String: [CommuneRecord]]

  init(_ table: CommuneTable) {
    let postal = table.postalCodes()
    records = (0..<table.count).map { table.record($0, postal: postal) }
    byCode = Dictionary(grouping: records, by: \.insee)
  }

  /// A newer list with what was known of its communes, and the names of the past.
  func completed(_ list: [CommuneRecord]) -> [CommuneRecord] {
    list.map(completed) + former(beside: list)
  }

  private func completed(_ record: CommuneRecord) -> CommuneRecord {
    let known = byCode[record.insee] ?? []
    guard let old = known.first(where: { $0.kind == record.kind }) ?? known.first else { return record }
    var record = record
    if record.latitude == nil { (record.latitude, record.longitude) = (old.latitude, old.longitude) }
    record.population = record.population ?? old.population
    if record.postalCodes.isEmpty { record.postalCodes = old.postalCodes }
    return record
  }

  /// Parts of communes that a newer list does not have: people still say their names.
  private func former(beside list: [CommuneRecord]) -> [CommuneRecord] {
    let communes = Set(list.filter { $0.kind == .commune }.map(\.insee))
    let merged = Dictionary(list.map { ($0.insee, $0.parent ?? $0.insee) }, uniquingKeysWith: { first, _ in first })
    let listed = Set(list.map { $0.insee + FoldedText.joined($0.name) })
    return records.filter { !$0.kind.isOfToday }.compactMap { record in
      guard let parent = record.parent, let present = communes.contains(parent) ? parent : merged[parent],
        !listed.contains(record.insee + FoldedText.joined(record.name))
      else { return nil }
      var record = record
      record.kind = .former
      record.parent = present
      return record
    }
  }

  /// Communes that a newer list has neither by their code nor, where the code was changed, by their name.
  func gone(from list: [CommuneRecord]) -> [String] {
    let codes = Set(list.map(\.insee))
    let names = Set(list.map(Self.named))
    return records.filter { $0.kind.isOfToday && !codes.contains($0.insee) && !names.contains(Self.named($0)) }
      .map { "\($0.insee) \($0.name)" }
  }

  private static func named(_ record: CommuneRecord) -> String {
    CommuneRecord.departement(ofInsee: record.insee) + FoldedText.joined(record.name)
  }
}
