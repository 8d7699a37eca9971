/// The communes of one département, as written in `Data/`.
struct DepartementData: Sendable {
  var code: String
  /// `178 Issoire; 179 Job`: the last three digits of the INSEE code, then the official name.
  var communes: String
  /// `266 Orsonnette=255`: the code and name of a commune that is no more, and the code of the one it is now part of.
  var former = ""

  var currentRows: [(suffix: String, name: String)] { Self.rows(communes) }

  var formerRows: [(suffix: String, name: String, now: String)] {
    Self.rows(former).compactMap { row in
      let parts = row.name.split(separator: "=")
      return parts.count == 2 ? (row.suffix, String(parts[0]), String(parts[1])) : nil
    }
  }

  private static func rows(_ text: String) -> [(suffix: String, name: String)] {
    text.split(whereSeparator: { $0 == ";" || $0.isNewline }).compactMap { entry in
      let words = entry.split(separator: " ", maxSplits: 1)
      return words.count == 2 ? (String(words[0]), String(words[1])) : nil
    }
  }
}
