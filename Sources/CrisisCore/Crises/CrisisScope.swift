/// Which crisis a command is about: the one it names, or the only one open that the person may see from where it is typed.
package enum CrisisScope {
  /// - Parameters:
  ///   - given: what was typed after `@`: a code, or its beginning (`63`), or a département's number.
  ///   - named: the crisis whose code is exactly `given`, open or not, if there is one.
  package static func choose(
    given: String?, named: Crisis?, open: [Crisis], asker: Asker
  ) throws(Refusal) -> Crisis {
    let visible = open.filter { asker.sees($0) }
    guard let given else {
      guard let first = visible.first else { throw .because(Texts.refusals.noCrisis()) }
      guard visible.count == 1 else { throw .severalCrises(visible.map(\.code)) }
      return first
    }
    if let named, asker.sees(named) {
      guard named.status.isOpen else {
        throw .because(Texts.refusals.crisisNotOpen(named.code, named.status, named.closedAt))
      }
      return named
    }
    if let exact = visible.first(where: { $0.code.lowercased() == given.lowercased() }) { return exact }
    let fitting = visible.filter { fits($0, given) }
    guard let first = fitting.first else { throw .noSuchCrisis(given, visible.map(\.code)) }
    guard fitting.count == 1 else { throw .severalCrises(fitting.map(\.code)) }
    return first
  }

  /// Whether a code or its beginning, or a département's number, is of a crisis.
  package static func fits(_ crisis: Crisis, _ given: String) -> Bool {
    let given = given.lowercased()
    if crisis.code.lowercased().hasPrefix(given + "-") { return true }
    guard let departement = Departement(given) else { return false }
    return crisis.departements.contains(departement)
  }
}
