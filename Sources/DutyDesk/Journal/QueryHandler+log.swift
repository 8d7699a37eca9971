import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!journal`
  mutating func log(_ wanted: Int?) throws -> LogView {
    let crisis = try recordedCrisis(for: "log")
    let count = min(max(wanted ?? RecordRules.usualEntries, 1), RecordRules.mostEntries)
    let (entries, total) = try reader.journal(ofCrisis: crisis.code, last: count)
    // What was taken back is named too.
    let undone = try entries.compactMap { try ($0.event as? ActUndone).flatMap { try reader.journalEntry($0.act) } }
    return LogView(
      crisis: crisis, entries: entries, total: total, names: try names(in: entries + undone),
      undone: Dictionary(undone.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The crisis, for those who may have all that was recorded of it.
  mutating func recordedCrisis(for command: CommandName) throws -> Crisis {
    let crisis = try crisis()
    guard asker.mayRead(recordOf: crisis) else {
      throw Refusal.because(Texts.refusals.notAllowed(command, [.coordinator, .manager]))
    }
    return crisis
  }

  func names(in entries: [JournalEntry]) throws -> [Int: String] { try reader.names(in: entries) }
}

extension StoreQueries {
  /// The names of the members that entries name, by number.
  func names(in entries: [JournalEntry]) throws -> [Int: String] {
    var names: [Int: String] = [:]
    for entry in entries {
      var people = entry.event.people
      if case .member(let number) = entry.actor { people.append(number) }
      for number in people where names[number] == nil { names[number] = try member(number: number)?.name }
    }
    return names
  }
}

extension Asker {
  /// All that was recorded of a crisis. A volunteer with a manager's hat has the manager's right only where the authority is
  /// concerned.
  func mayRead(recordOf crisis: Crisis) -> Bool {
    isCoordinator || !(member?.manages ?? []).isDisjoint(with: crisis.authorities)
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
  package var access: Access? { Access(.journal, of: crisis.code) }

  package var lines: [Statement] {
    [Texts.journal.heading(crisis.code, entries.count, total, nature: crisis.nature)] + entries.map(line)
  }

  private func line(_ entry: JournalEntry) -> Statement {
    Texts.journal.entry(
      Int(entry.sequence), entry.at, entry.author(names), phrase(entry), nature: crisis.nature)
  }

  private func phrase(_ entry: JournalEntry) -> Statement {
    if !entry.isErased, let act = (entry.event as? ActUndone).flatMap({ undone[$0.act] }) {
      return ActUndone.sentence(phrase(act))
    }
    return entry.phrase(names)
  }
}

extension JournalEntry {
  /// Who did it, by name.
  func author(_ names: [Int: String]) -> String {
    if case .member(let number) = actor { names[number] ?? "Vigie" } else { "Vigie" }
  }

  /// What was done, in words that stand behind a name.
  func phrase(_ names: [Int: String]) -> Statement {
    isErased ? Texts.journal.erasedEntry() : event.logPhrase { names[$0] ?? "?" }
  }
}
