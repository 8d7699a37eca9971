/// A French département (or overseas collectivity), by its INSEE code. A code is a string, never a number: `01`, `2A`, `971`.
package struct Departement: Sendable, Hashable, Comparable {
  package let code: String

  /// - Returns: nil where no département has that code. `1` is taken for `01`, `2a` for `2A`.
  package init?(_ text: some StringProtocol) {
    var code = String(text).uppercased()
    if code.utf8.count == 1 { code = "0" + code }
    guard Self.codes.contains(code) else { return nil }
    self.code = code
  }

  package static func < (a: Departement, b: Departement) -> Bool { a.code < b.code }

  private static let codes: Set<String> = {
    let mainland = (1...95).filter { $0 != 20 }.map { $0 < 10 ? "0\($0)" : "\($0)" }
    let overseas = ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"]
    return Set(mainland + ["2A", "2B"] + overseas)
  }()
}

extension Departement: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Departement(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no département has the code \(text)")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
