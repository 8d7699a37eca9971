import CrisisCore
import CrisisStore

extension LineProcessor {
  /// What a stranger's call becomes, for those who can look into it: nothing is recorded, nothing is lost.
  func announcements(ofStranger line: Line, _ name: CommandName, in records: some StoreQueries) throws -> [Announcement]
  {
    let sender = line.message.sender
    let isDistress = name == .distress
    let statement = Statement(
      isDistress ? "announcement.unidentified_distress" : "announcement.unidentified_activate",
      [
        "nick": .text(sender.nick), "channel": .text(line.channelName ?? settings.nicks[line.message.network] ?? ""),
        "text": .text(
          isDistress ? line.text.quoted(DistressRules.longestWords) : line.text.shortened(to: Self.longestQuote)),
      ])
    var audiences: [AnnouncementAudience] = [.coordination]
    if isDistress {
      let concerned = try records.openCrises().map(\.authorities).reduce(into: Set<String>()) { $0.formUnion($1) }
      if !concerned.isEmpty { audiences.insert(.managers(of: concerned), at: 0) }
    }
    return audiences.map {
      Announcement(
        to: $0, statement, precedence: .distress, lifetime: .hour, key: "stranger/\(name.rawValue)/\(line.person)")
    }
  }

  /// What a stranger is told whose call was passed on.
  func answer(toStranger refusal: Refusal, _ name: CommandName) -> Statement {
    guard name == .distress else { return statement(of: refusal) }
    var statement = withOnCall(Statement("distress.stranger"))
    if case .notAMember(let account) = refusal {
      statement.values["account"] = .text(account)
    } else {
      statement.values["account"] = .flag(false)
    }
    return statement
  }
}

extension String {
  /// The beginning of it, marked where something is left out.
  func shortened(to length: Int) -> String { count > length ? prefix(length) + "…" : self }
}
