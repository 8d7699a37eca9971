/// Who is in the session's channels, and as whom they are identified.
struct Roster: Sendable {
  enum Account: Sendable, Equatable {
    case unknown
    case loggedOut
    case account(String)

    init(_ name: String?) {
      if let name, name != "*", !name.isEmpty { self = .account(name) } else { self = .loggedOut }
    }
  }

  struct Person: Sendable {
    var nick: [UInt8]
    var account: Account = .unknown
    var host: String = ""
    /// Places in the list of wanted channels.
    var channels: Set<Int> = []
    /// When the account was last said, monotonic.
    var learnedAt: Int64 = 0
    /// The connection that said a one-time code.
    var codeUser: CodeUser?
    /// The rooms of our own that they were invited to, by place in the list of channels.
    private(set) var invitations: Set<Int> = []

    func isInvited(to room: Int) -> Bool { invitations.contains(room) }

    fileprivate mutating func invite(to room: Int) { invitations.insert(room) }
    fileprivate mutating func forgetInvitation(to room: Int) { invitations.remove(room) }
    fileprivate mutating func leave(_ channel: Int) -> Bool {
      invitations.remove(channel)
      return channels.remove(channel) != nil
    }
  }

  /// A connection, as its lines show it.
  struct CodeUser: Sendable, Equatable {
    var user: [UInt8]?
    var host: [UInt8]?

    init(_ source: IRCSource) {
      user = source.user.map { Array($0) }
      host = source.host.map { Array($0) }
    }
  }

  /// How long what somebody's own line said of them is believed where their later changes would not be seen.
  static let trustTime: Int64 = 300_000
  private static let mostStrangers = 1_024

  private(set) var people: [FoldedName: Person] = [:]
  private var strangers = 0

  subscript(_ nick: FoldedName) -> Person? { people[nick] }

  /// Somebody is seen in a channel.
  mutating func join(_ nick: ArraySlice<UInt8>, as key: FoldedName, channel: Int, host: String? = nil) {
    if people[key]?.channels.isEmpty ?? false { strangers -= 1 }
    people[key, default: Person(nick: Array(nick))].channels.insert(channel)
    if let host { people[key]?.host = host }
  }

  /// Somebody's account is told: by a tag, ACCOUNT, or an extended JOIN.
  mutating func learn(_ nick: ArraySlice<UInt8>, as key: FoldedName, account: Account, at now: Int64) {
    if people[key] == nil {
      if strangers >= Self.mostStrangers { forgetStrangers() }
      people[key] = Person(nick: Array(nick))
      strangers += 1
    }
    people[key]?.account = account
    people[key]?.learnedAt = now
  }

  private mutating func forgetStrangers() {
    people = people.filter { !$0.value.channels.isEmpty }
    strangers = 0
  }

  /// Somebody who is seen said the code of an account.
  ///
  /// - Returns: whether they are still there, and the same.
  mutating func identify(_ key: FoldedName, as account: String, by codeUser: CodeUser, at now: Int64) -> Bool {
    guard let person = people[key], !person.channels.isEmpty else { return false }
    if !person.host.isEmpty, let host = codeUser.host, person.host != decodedText(host[...]) { return false }
    people[key]?.account = .account(account)
    people[key]?.learnedAt = now
    people[key]?.codeUser = codeUser
    return true
  }

  mutating func logOut(_ key: FoldedName) {
    guard people[key]?.codeUser != nil else { return }
    people[key]?.codeUser = nil
    people[key]?.account = .loggedOut
  }

  /// The server itself says that the connection is shown otherwise from now on.
  mutating func moveCodeUser(_ key: FoldedName, from: IRCSource, user: ArraySlice<UInt8>, host: ArraySlice<UInt8>) {
    guard let codeUser = people[key]?.codeUser, codeUser == CodeUser(from) else { return }
    people[key]?.codeUser?.user = Array(user)
    people[key]?.codeUser?.host = Array(host)
  }

  mutating func invite(_ key: FoldedName, to room: Int) { people[key]?.invite(to: room) }

  /// Out of one channel. Who is in no other is forgotten: what becomes of them cannot be seen.
  mutating func part(_ key: FoldedName, channel: Int) {
    guard var person = people[key], person.leave(channel) else { return }
    people[key] = person.channels.isEmpty ? nil : person
  }

  mutating func quit(_ key: FoldedName) {
    if people.removeValue(forKey: key)?.channels.isEmpty ?? false { strangers -= 1 }
  }

  /// The same person under another nick; whoever was known by that nick is gone.
  mutating func rename(_ key: FoldedName, to nick: ArraySlice<UInt8>, as newKey: FoldedName) {
    guard var person = people.removeValue(forKey: key) else { return quit(newKey) }
    if newKey != key { quit(newKey) }
    person.nick = Array(nick)
    people[newKey] = person
  }

  mutating func setHost(_ key: FoldedName, _ host: String) { people[key]?.host = host }

  /// The session itself is out of a channel: nobody in it is seen any more.
  mutating func leave(_ channel: Int) {
    for key in people.keys {
      people[key]?.forgetInvitation(to: channel)
      part(key, channel: channel)
    }
  }

  mutating func removeAll() {
    people = [:]
    strangers = 0
  }

  /// Keys everything anew: the server has said how it compares names.
  mutating func refold(_ mapping: CaseMapping) {
    var anew: [FoldedName: Person] = [:]
    for person in people.values { anew[mapping.fold(person.nick)] = person }
    people = anew
    strangers = people.values.count { $0.channels.isEmpty }
  }
}
