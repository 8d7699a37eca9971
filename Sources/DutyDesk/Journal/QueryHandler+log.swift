import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!journal`
  mutating func log(_ wanted: Int?) throws -> LogView {
    let crisis = try crisis()
    // A volunteer with a manager's hat has the manager's right only where the authority is concerned.
    guard asker.isCoordinator || !(asker.member?.manages ?? []).isDisjoint(with: crisis.authorities) else {
      throw Refusal.because(Texts.refusals.notAllowed("log", [.coordinator, .manager]))
    }
    let count = min(max(wanted ?? RecordRules.usualEntries, 1), RecordRules.mostEntries)
    let (entries, total) = try reader.journal(ofCrisis: crisis.code, last: count)
    // What was taken back is named too.
    let undone = try entries.compactMap { try ($0.event as? ActUndone).flatMap { try reader.journalEntry($0.act) } }
    var names: [Int: String] = [:]
    for entry in entries + undone {
      var people = entry.event.people
      if case .member(let number) = entry.actor { people.append(number) }
      for number in people where names[number] == nil { names[number] = try name(of: number) }
    }
    return LogView(
      crisis: crisis, entries: entries, total: total, names: names,
      undone: Dictionary(undone.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first }))
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
  /// The acts that entries take back, by their rows.
  package var undone: [Int64: JournalEntry]

  package var isPrivate: Bool { true }

  package var lines: [Statement] {
    [Texts.journal.heading(crisis.code, entries.count, total, nature: crisis.nature)] + entries.map(line)
  }

  private func line(_ entry: JournalEntry) -> Statement {
    let by: String? = if case .member(let number) = entry.actor { names[number] } else { nil }
    return Texts.journal.entry(
      Int(entry.sequence), entry.at, by ?? "Vigie", phrase(entry), nature: crisis.nature)
  }

  private func phrase(_ entry: JournalEntry) -> Statement {
    if entry.isErased { return Texts.journal.erasedEntry() }
    if let act = (entry.event as? ActUndone).flatMap({ undone[$0.act] }) { return ActUndone.sentence(phrase(act)) }
    return entry.event.logPhrase { names[$0] ?? "?" }
  }
}
