import ChatModel
import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!journal`: in private, whoever asks.
  mutating func log(_ wanted: Int?, _ reading: Reading) throws -> [OutgoingLine] {
    let crisis = try crisisOrEnded(reading)
    guard asksAsCoordinatorOrManager(reading.asker, of: crisis) else {
      throw Refusal.notAllowed(.log, to: [.coordinator, .manager])
    }
    let count = min(max(wanted ?? RecordRules.usualEntries, 1), RecordRules.mostEntries)
    let (entries, total) = try reader.journal(ofCrisis: crisis.code, last: count)
    let heading = Statement(
      "log.heading",
      ["crisis": .text(crisis.code), "count": .number(entries.count), "total": .number(total)], nature: crisis.nature)
    let lines = try entries.map { try statement($0, of: crisis) }
    return inPrivate([heading] + lines, reading)
  }

  /// A volunteer with a manager's hat has the manager's right only where the authority is concerned.
  private func asksAsCoordinatorOrManager(_ asker: Asker, of crisis: Crisis) -> Bool {
    asker.isCoordinator || !(asker.member?.manages ?? []).isDisjoint(with: crisis.authorities)
  }

  private func statement(_ entry: JournalEntry, of crisis: Crisis) throws -> Statement {
    let by: String? = if case .member(let number) = entry.actor { try reader.member(number: number)?.name } else { nil }
    return Statement(
      "log.entry",
      [
        "sequence": .number(Int(entry.sequence)), "at": .time(entry.at), "by": .text(by ?? "Vigie"),
        "what": .list([.phrase(try phrase(entry))]),
      ], nature: crisis.nature)
  }

  /// Of an act taken back, with what the act was.
  private func phrase(_ entry: JournalEntry) throws -> Statement {
    if entry.isErased { return Statement("log_entry.erased") }
    var names: [Int: String] = [:]
    for number in entry.event.people where names[number] == nil {
      names[number] = try reader.member(number: number)?.name
    }
    var phrase = entry.event.logPhrase { names[$0] ?? "?" }
    if let undone = entry.event as? ActUndone, let act = try reader.journalEntry(undone.act) {
      phrase.values["what"] = .list([.phrase(try self.phrase(act))])
    }
    return phrase
  }

  /// One that is over is read too, where it is named in full.
  private mutating func crisisOrEnded(_ reading: Reading) throws -> Crisis {
    if let given = reading.request.crisis, let crisis = try reader.crisis(given), reading.asker.sees(crisis) {
      note(crisis.nature)
      return crisis
    }
    return try crisis(reading)
  }

  /// `!qui`: a manager, and whoever asks in a managers' room, learns whom to turn to.
  func who(_ reading: Reading) throws -> [Statement] {
    var authorities: Set<String>?
    if case .managers(let code) = reading.asker.venue {
      authorities = [code]
    } else if let member = reading.asker.member, member.roles.isEmpty {
      authorities = member.manages
    }
    let heard = try reader.membersHeard(since: processor.now - TeamList.recently)
    return TeamList(members: try reader.members(), active: heard, authorities: authorities).statements
  }

  /// `!rôle jo`
  func roles(_ change: ChangeRole, _ reading: Reading) throws -> [Statement] {
    guard let asker = reading.asker.member else { throw Refusal.unidentified }
    guard let typed = change.person else {
      return [asker.rolesStatement(accounts: try reader.accounts(ofMember: asker.number))]
    }
    let person = try People(records: reader, network: reading.line.message.network).find(typed)
    guard case .known(let member) = person else { throw Refusal.people(.unknownPerson(given: typed)) }
    return [member.rolesStatement(accounts: try reader.accounts(ofMember: member.number))]
  }
}
