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
    let place = place(of: line)
    let quote = line.text.shortened(to: Self.longestQuote)
    let isLikeness = line.likeness != nil
    let statement =
      isFlood
      ? Texts.distress.flood(recent.calls, recent.since, sender.nick, place, quote)
      : isLikeness
        ? Texts.distress.resembled(sender.nick, false, place, line.text.quoted(DistressRules.longestWords))
        : isDistress
          ? Texts.distress.ofStranger(sender.nick, place, line.text.quoted(DistressRules.longestWords))
          : name == .offer
            ? Texts.offers.ofStranger(sender.nick, place, quote)
            : Texts.distress.activationOfStranger(
              sender.nick, place, quote, try exampleAuthority(in: line.venue, records))
    var audiences: [AnnouncementAudience] = [.coordination]
    let open = try records.openCrises()
    if isDistress, !isLikeness {
      let concerned = concerned(by: open, of: line)
      if !concerned.isEmpty { audiences.insert(.managers(of: concerned), at: 0) }
      // Where no mission has people at their screens, who is on call is woken.
      if !isFlood, !open.contains(where: { $0.nature == .real }) { audiences += try onCall(in: records) }
    }
    let wakes: AlertKind = isDistress ? .distress : name == .offer ? .offer : .activation
    return audiences.map {
      Announcement(
        to: $0, about: nil, statement, precedence: refusal.isStranger ? .call : .distress, lifetime: .hour,
        key: isFlood ? "strangers" : nil, wakes: $0 == .coordination && !isFlood ? wakes : nil)
    }
  }

  /// What a stranger is told whose call was passed on.
  func answer(
    toStranger refusal: Refusal, _ name: CommandName, _ line: Line, _ language: Language, in records: some StoreQueries
  ) throws -> Statement {
    guard name == .distress else { return statement(of: refusal, to: line, language) }
    if let likeness = line.likeness { return likeness.question(nature: .real) }
    let account: String? = if case .notAMember(let account) = refusal { account } else { nil }
    let hasManagers = try !settings.channels(for: .managers(of: concerned(by: records.openCrises(), of: line))).isEmpty
    return Texts.distress.stranger(settings.onCall, hasManagers, account)
  }

  /// For whom the team may be called out, as an example: the authority of the room, else one of the configuration; nil: it
  /// has none.
  func exampleAuthority(in venue: Venue, _ records: some StoreQueries) throws -> String? {
    if case .managers(let authority) = venue { return authority }
    return try records.authorities().first?.code
  }

  /// The authorities of the crises whose codes stand in the words, which nobody else is to read; where none does, those of
  /// all: to be told for nothing is less bad than not to be told.
  private func concerned(by crises: [Crisis], of line: Line) -> Set<String> {
    let words = line.text.lowercased()
    let named = crises.filter { words.contains($0.code.lowercased()) }
    return (named.isEmpty ? crises : named).map(\.authorities).reduce(into: []) { $0.formUnion($1) }
  }

  /// The coordinators who are on call, in private; where the configuration names none that is known, all of them.
  func onCall(in records: some StoreQueries) throws -> [AnnouncementAudience] {
    let coordinators = try records.members(withRole: .coordinator)
    let named = coordinators.filter { settings.onCall?.names.contains($0.name) ?? false }
    return (named.isEmpty ? coordinators : named).map { .member($0.number) }
  }

  /// Where it was said, for those who read of it elsewhere.
  func place(of line: Line) -> String { line.channelName ?? settings.nicks[line.message.home] ?? "" }
}

extension Line {
  /// The call that it looks like, and is not.
  fileprivate var likeness: ResemblesCall? {
    guard case .request(let request, _) = parsed, case .order(let order)? = request.act as? Asked else { return nil }
    return order as? ResemblesCall
  }
}

extension String {
  /// The beginning of it, marked where something is left out.
  func shortened(to length: Int) -> String { count > length ? prefix(length) + "…" : self }
}
