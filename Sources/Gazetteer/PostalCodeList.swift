/// The postal codes of all communes as La Poste publishes them (Base officielle des codes postaux, `laposte_hexasmal.csv`), checked.
/// Names there are in capitals, without accents: they are not taken.
package struct PostalCodeList: Sendable {
  /// By INSEE code; Paris, Lyon and Marseille by arrondissement.
  let codes: [String: [String]]

  package static let required = ["CODE_COMMUNE_INSEE", "CODE_POSTAL"]

  init(_ text: ListText, fewest: Int) throws(ListFaults) {
    var faults: [String] = []
    var codes: [String: Set<String>] = [:]
    text.read(&faults) { line, faults in
      let postal = line.postalCodes("CODE_POSTAL", &faults)
      if postal.isEmpty { faults.append(line.fault("CODE_POSTAL is missing")) }
      if let insee = line.code("CODE_COMMUNE_INSEE", &faults) { codes[insee, default: []].formUnion(postal) }
    }
    if faults.isEmpty { faults = Coverage(codes.keys, fewest).faults(text.name, paris: ["75056", "75101"]) }
    guard faults.isEmpty else { throw ListFaults(lines: faults) }
    self.codes = codes.mapValues { $0.sorted() }
  }
}
