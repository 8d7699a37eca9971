import CrisisCore
import CrisisStore

extension LineProcessor {
  /// What a stranger's call becomes, for those who can look into it: nothing is recorded, nothing is lost.
  func announcements(
    ofStranger line: Line, _ name: CommandName, _ refusal: Refusal, in records: some StoreQueries
  ) throws -> [Announcement] {
    let sender = line.message.sender
    let isDistress = name == .distress
    // Somebody of the team who may not is no stranger, and never part of a crowd.
    let recent = refusal.isStranger ? strangers.count(at: now) : (calls: 1, since: now)
    let isFlood = recent.calls > StrangerCalls.wordForWord
    var values: [String: Value] = [
      "nick": .text(sender.nick), "channel": .text(line.channelName ?? settings.nicks[line.message.network] ?? ""),
      "text": .text(
        isDistress && !isFlood
          ? line.text.quoted(DistressRules.longestWords) : line.text.shortened(to: Self.longestQuote)),
    ]
    if isFlood {
      values["calls"] = .number(recent.calls)
      values["since"] = .time(recent.since)
    }
    let statement = Statement(
      isFlood
        ? "announcement.unidentified_flood"
        : isDistress ? "announcement.unidentified_distress" : "announcement.unidentified_activate", values)
    var audiences: [AnnouncementAudience] = [.coordination]
    if isDistress {
      let concerned = try records.openCrises().map(\.authorities).reduce(into: Set<String>()) { $0.formUnion($1) }
      if !concerned.isEmpty { audiences.insert(.managers(of: concerned), at: 0) }
    }
    return audiences.map {
      Announcement(
        to: $0, about: nil, statement, precedence: refusal.isStranger ? .call : .distress, lifetime: .hour,
        key: isFlood ? "strangers" : nil)
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
