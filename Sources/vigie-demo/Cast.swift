import SystemTLS

/// How the people of a play come in: the server, and their passwords by account.
struct Entrance: Sendable {
  var host: String
  var port: Int
  var tls: TLSClientContext
  var passwords: [String: String]
  /// Where some rooms are instead; nil: all are on IRC.
  var matrix: MatrixEntrance?

  /// Somebody comes in: by Matrix where all the rooms are there, else by IRC to those that are.
  func enter(_ person: Script.Person, hear: @escaping @Sendable (Heard) -> Void) async throws -> any Player {
    guard let matrix, !person.channels.isEmpty else { return try await IRCPlayer.enter(person, self, hear: hear) }
    var person = person
    let others = person.channels.filter { !matrix.rooms.contains($0) }
    guard !others.isEmpty else {
      let password = person.account.flatMap { passwords[$0] } ?? ""
      return try await MatrixPlayer.enter(person, matrix, password: password, hear: hear)
    }
    person.channels = others
    return try await IRCPlayer.enter(person, self, hear: hear)
  }
}

/// The people of a play, connected; the stage notes what they hear.
actor Cast {
  private let entrance: Entrance
  private let bot: String
  private let hear: AsyncStream<Heard>.Continuation
  private var players: [String: any Player] = [:]

  /// From here on the stage notes what is heard, until ``leave()`` or ``endHearing()``.
  init(_ entrance: Entrance, bot: String, stage: Stage) {
    self.entrance = entrance
    self.bot = bot
    let (heard, hear) = AsyncStream.makeStream(of: Heard.self)
    self.hear = hear
    Task { for await event in heard { await stage.note(event) } }
  }

  var nicks: [String] { players.keys.sorted() }
  var rooms: [String] { Set(players.values.flatMap(\.person.channels)).sorted() }

  /// Those who come in together.
  func enter(_ people: [Script.Person]) async throws {
    try await withThrowingTaskGroup(of: (any Player).self) { group in
      for person in people {
        group.addTask { [entrance, hear] in try await entrance.enter(person) { hear.yield($0) } }
      }
      for try await player in group { players[player.person.nick] = player }
    }
  }

  /// Says a line, in a channel or to the bot.
  func say(_ text: String, by nick: String, in place: Script.Place) async throws {
    guard let player = players[nick] else { throw Stage.Missing(what: "\(nick) has not come in", said: []) }
    try await player.say(text, in: place, bot: bot)
  }

  /// Has these people ask the server to say when it has dealt with all that came before.
  func ping(_ token: String, by nicks: [String]) async throws {
    for nick in nicks { try await players[nick]?.ping(token) }
  }

  func leave() async {
    for player in players.values { await player.leave() }
    endHearing()
  }

  nonisolated func endHearing() { hear.finish() }
}
