/// R6 and R7 of the convention: what the team's own accounts tell the public. A volunteer writes, another person approves,
/// somebody publishes by hand and gives the address as proof.
package enum RelayRules {
  /// How much of a text a line repeats, in bytes of UTF-8.
  static let longestQuote = 120

  /// The records that decide on a draft.
  package struct Situation: Sendable {
    package var crisis: Crisis
    /// The number that it gets.
    package var number: Int
    package var settings: RelaySettings
    /// What every post of an exercise begins with; nil: none does.
    package var mark: String?
    /// The report that is denied.
    package var denied: Report?
    /// The publishers and coordinators.
    package var team: [Member]
    /// Whether the coordination has a room of its own.
    package var hasRoom: Bool

    package init(
      crisis: Crisis, number: Int, settings: RelaySettings, mark: String? = nil, denied: Report? = nil,
      team: [Member] = [], hasRoom: Bool = true
    ) {
      self.crisis = crisis
      self.number = number
      self.settings = settings
      self.mark = mark
      self.denied = denied
      self.team = team
      self.hasRoom = hasRoom
    }
  }

  package static func draft(
    _ command: DraftRelay, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let (crisis, settings) = (situation.crisis, situation.settings)
    guard !settings.accounts.isEmpty else { throw .because(Texts.relayRefusals.noAccounts()) }
    guard let text = command.text.unlessBlank else { throw .because(Texts.relayRefusals.textMissing(command.kind)) }
    try ReportRules.checkLength(text, command.beneficiary)
    let match = try source(command.source, settings.sources)
    try checkAddresses(in: text, settings.sources)
    if command.kind == .solidarity, command.beneficiary?.unlessBlank == nil {
      throw .because(Texts.relayRefusals.beneficiaryMissing())
    }
    if let denied = situation.denied { try check(denied: denied, number: nil) }
    let relay = Relay(
      crisis: crisis.code, number: situation.number, kind: command.kind, text: text, source: command.source,
      authority: match.authority, beneficiary: command.beneficiary?.unlessBlank, report: situation.denied?.number,
      corrects: command.corrects, writtenBy: member.number, writtenAt: asker.at,
      expiresAt: asker.at + settings.lifetime(of: command.kind),
      publications: try posts(text, command, situation))
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: situation.team)
    return Decision(
      [RelayDrafted(relay)],
      answer: Texts.relays.drafted(
        relay, approvers, relay.publications.map(\.lengthStatement), nature: crisis.nature),
      announcements: told(of: relay, by: member, in: situation))
  }

  /// Those who may approve: the coordination in its room, the others, the first few, in private.
  private static func told(of relay: Relay, by member: Member, in situation: Situation) -> [Announcement] {
    let text = relay.text.quoted(longestQuote)
    let statement = Texts.relayNews.drafted(
      relay, member.name, text.hasSuffix(".") ? String(text.dropLast()) : text, relay.crisis,
      nature: situation.crisis.nature)
    // Worth reading as long as it can be approved.
    let lifetime = relay.expiresAt - relay.writtenAt
    return [Announcement(to: .coordination, about: relay.crisis, statement, lifetime: lifetime)]
      + alone(relay, situation.team, hasRoom: situation.hasRoom).map {
        Announcement(to: .member($0.number), about: relay.crisis, statement, lifetime: lifetime)
      }
  }

  /// Those who may approve it and read no room of their own, the first few.
  static func alone(_ relay: Relay, _ team: [Member], hasRoom: Bool) -> [Member] {
    let alone = team.filter { $0.number != relay.writtenBy && !(hasRoom && $0.has(.coordinator)) }
    return Array(alone.prefix(RelayApprovers.mostNamed))
  }

  // MARK: - Checks

  private static func source(
    _ given: String, _ sources: OfficialSources
  ) throws(Refusal) -> OfficialSources.Match {
    let address: StrictAddress
    do {
      address = try StrictAddress(given)
    } catch {
      throw .because(Texts.relayRefusals.badAddress(given.quoted(80), error))
    }
    guard let match = sources.match(address) else {
      throw .because(Texts.relayRefusals.notOfficial(address.host.quoted(80), Array(sources.names.prefix(6))))
    }
    return match
  }

  /// Whatever address the public would be sent to has to be official too.
  private static func checkAddresses(in text: String, _ sources: OfficialSources) throws(Refusal) {
    for word in text.split(separator: " ") {
      let schemed = PostLength.addressStart(word)
      guard let start = schemed ?? bareAddress(word) else { continue }
      var end = word[start...]
      while let last = end.last, ".,;:!?)»”\"".contains(last) { end.removeLast() }
      let address = try? StrictAddress((schemed == nil ? "https://" : "") + end)
      guard let address, sources.match(address) != nil else {
        throw .because(Texts.relayRefusals.textAddress(String(end).quoted(80)))
      }
    }
  }

  /// Where a word begins that networks make a link of though it names no scheme: `bit.ly/a`, `exemple.com`.
  private static func bareAddress(_ word: Substring) -> Substring.Index? {
    guard let start = word.firstIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let host = word[start...].prefix { !"/?#:@,;!)»”\"".contains($0) }.lowercased()
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    guard StrictAddress.isHost(name) else { return nil }
    let isLink = name.hasPrefix("www.") || word[start...].contains("/")
    return isLink || linked.contains(String(name.split(separator: ".").last ?? "")) ? start : nil
  }

  /// The last labels of names that people write without more.
  private static let linked: Set<String> = [
    "com", "fr", "org", "net", "eu", "info", "be", "ch", "io", "ly", "me", "co", "app", "gl", "tv", "live",
  ]

  /// What is true, or was never said, is not denied.
  static func check(denied report: Report, number: Int?) throws(Refusal) {
    switch report.status {
    case .verified, .cancelled:
      throw .because(Texts.relayRefusals.notDeniable(number, report.number, report.status, report.status == .verified))
    case .new, .claimed, .refuted, .unverifiable, .duplicate, .superseded, .outOfScope, .lifted: break
    }
  }

  private static func posts(
    _ text: String, _ command: DraftRelay, _ situation: Situation
  ) throws(Refusal) -> [RelayPublication] {
    let accounts = try chosen(command.account, among: situation.settings.accounts)
      .filter { command.accounts?.contains($0.name) ?? true }
    guard !accounts.isEmpty else { throw .because(Texts.relayRefusals.noAccounts()) }
    let mark = situation.crisis.nature == .real ? nil : situation.mark
    let post = [mark, text, command.source].compactMap { $0 }.joined(separator: " ")
    var posts: [RelayPublication] = []
    for account in accounts {
      let length = PostLength.count(post, on: account.network)
      guard length <= account.limit else {
        throw .because(Texts.relayRefusals.tooLong(account.name, length, account.limit, length - account.limit))
      }
      posts.append(
        RelayPublication(
          account: account.name, network: account.network, text: post, length: length, limit: account.limit))
    }
    return posts
  }

  private static func chosen(
    _ name: String?, among accounts: [RelayAccount]
  ) throws(Refusal) -> [RelayAccount] {
    guard let name else { return accounts }
    guard let account = accounts.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw .because(Texts.relayRefusals.noSuchAccount(name.quoted(40), accounts.map(\.name)))
    }
    return [account]
  }
}
