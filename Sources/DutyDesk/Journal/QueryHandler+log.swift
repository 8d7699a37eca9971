import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!journal`
  mutating func log(_ wanted: Int?) throws -> LogView {
    let crisis = try crisis(evenEnded: true)
    // A volunteer with a manager's hat has the manager's right only where the authority is concerned.
    guard asker.isCoordinator || !(asker.member?.manages ?? []).isDisjoint(with: crisis.authorities) else {
      throw Refusal.notAllowed("log", to: [.coordinator, .manager])
    }
    let count = min(max(wanted ?? RecordRules.usualEntries, 1), RecordRules.mostEntries)
    let (entries, total) = try reader.journal(ofCrisis: crisis.code, last: count)
    var names: [Int: String] = [:]
    for entry in entries {
      var people = entry.event.people
      if case .member(let number) = entry.actor { people.append(number) }
      for number in people where names[number] == nil { names[number] = try name(of: number) }
    }
    return LogView(crisis: crisis, entries: entries, total: total, names: names)
  }
}

/// The last entries of a crisis's journal.
package struct LogView: View {
  package var crisis: Crisis
  package var entries: [JournalEntry]
  /// How many there are in all.
  package var total: Int
  /// Of the members that the entries name, by number.
  package var names: [Int: String]

  package var isPrivate: Bool { true }

  package var lines: [Statement] {
    let heading: [String: Value] = [
      "crisis": .text(crisis.code), "count": .number(entries.count), "total": .number(total),
    ]
    return [Statement("log.heading", heading, nature: crisis.nature)] + entries.map(line)
  }

  private func line(_ entry: JournalEntry) -> Statement {
    let by: String? = if case .member(let number) = entry.actor { names[number] } else { nil }
    let phrase = entry.isErased ? Statement("log_entry.erased") : entry.event.logPhrase { names[$0] ?? "?" }
    return Statement(
      "log.entry",
      [
        "sequence": .number(Int(entry.sequence)), "at": .time(entry.at), "by": .text(by ?? "Vigie"),
        "what": .list([.phrase(phrase)]),
      ], nature: crisis.nature)
  }
}
