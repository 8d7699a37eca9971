import CrisisCore

/// Every text that the program says, by its code, with the values it gives: what the files are checked against.
enum Catalogue {
  /// Those of these commands too.
  static func texts(of commands: [CommandSpec]) -> [String: [Variable]] {
    commands.flatMap(\.texts).reduce(into: texts) { $0[$1.code] = $1.variables }
  }

  private static let texts = Texts.all.reduce(into: [String: [Variable]]()) { $0[$1.code] = $1.variables }
}
