import ChatModel
import CrisisCore
import CrisisStore

/// The crisis that is meant.
struct MeantCrisis {
  var crisis: Crisis
  /// It was found and not said, so that the answer says which one it is.
  var isInferred = false
}

extension LineProcessor {
  /// The crisis that is meant: the one that is named, the only one that the person may see from there, the only one that
  /// what was typed fits (its place), or the one of the person's last act there.
  ///
  /// - Parameter fits: whether what was typed can be about a crisis; asked where there are several.
  /// - Throws: a ``Refusal`` too, which names those that may be meant.
  func crisis(
    named given: String?, fitting fits: (Crisis) throws -> Bool, by asker: Asker, of submission: Submission,
    in records: some StoreQueries
  ) throws -> MeantCrisis {
    let given = try given ?? crisis(ofRoomOf: asker, in: records)
    let open = try records.openCrises()
    do {
      return MeantCrisis(
        crisis: try CrisisScope.choose(
          given: given, named: given.flatMap { try records.crisis($0) }, open: open, asker: asker))
    } catch Refusal.severalCrises(let codes) {
      let possible = open.filter { codes.contains($0.code) }
      let fitting = try possible.filter(fits)
      let among = fitting.isEmpty ? possible : fitting
      if among.count == 1, let only = among.first { return MeantCrisis(crisis: only, isInferred: true) }
      let last = try records.lastCrisis(of: submission.person, in: submission.place)
      if let crisis = among.first(where: { $0.code == last }) { return MeantCrisis(crisis: crisis, isInferred: true) }
      throw Refusal.severalCrises(among.map(\.code))
    }
  }

  /// The crisis whose own room it is: there it need not be named. Who may not see it is in a room like any other.
  func crisis(ofRoomOf asker: Asker, in records: some StoreQueries) throws -> String? {
    try asker.venue.crisis.flatMap { try records.crisis($0) }.flatMap { asker.sees($0) ? $0.code : nil }
  }

  /// Whether a place that was typed is one of a crisis's départements.
  func isPlace(_ typed: String?, in crisis: Crisis) -> Bool {
    if case .found = memory.finding(typed, in: crisis.departements, of: places) { true } else { false }
  }
}
