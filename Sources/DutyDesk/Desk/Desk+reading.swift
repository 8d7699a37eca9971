import ChatModel
import CrisisCore
import CrisisStore

extension Desk {
  /// How the desk is at this moment.
  private var state: DeskState {
    DeskState(
      waiting: mailbox.depth + waiting.count, pauses: mailbox.pauses, startedAt: startedAt, lag: time.lag?.behind,
      networks: Set(networks.keys).subtracting([BoardSettings.network]),
      connected: dispatcher.connected, silences: networks.compactMapValues(\.silence),
      rooms: Set(settings.channels.keys).union(rooms.keys), joined: dispatcher.joined)
  }

  package func vitals() -> DeskVitals {
    let (state, now) = (state, time.now())
    return DeskVitals(
      troubles: troubles(state), waiting: state.waiting, networks: state.networks.count,
      connected: state.connected.intersection(state.networks).count, rooms: state.rooms.count,
      joined: state.rooms.intersection(state.joined).count, silences: state.silences, uptime: max(now - startedAt, 0),
      silence: heardAt.map { max(now - $0, 0) })
  }

  /// After half a minute a server answers even where nothing is said, and after three quarters it counts as away.
  private static let longestSilence: Milliseconds = 90_000

  private func troubles(_ state: DeskState) -> [String] {
    state.networks.subtracting(state.connected).sorted().map { "not connected: \($0)" }
      + state.rooms.subtracting(state.joined).map { "not in: \($0.network)/\($0.channel)" }.sorted()
      + state.silences.filter { $0.value > Self.longestSilence }.sorted { $0.key < $1.key }
      .map { "no answer for \($0.value / 1_000) s: \($0.key)" }
      + (trouble.isThere ? ["the store does not take anything"] : [])
  }

  /// Has a query answered, once everything before it is committed.
  func read(_ reading: Reading, with processor: LineProcessor) {
    let state = state
    readings.begin(reading) { [store] in
      ReadResult {
        try store.read { reader in
          var handler = QueryHandler(reading, processor: processor, reader: reader, state: state)
          return try handler.answer()
        }
      }
    } done: { [mailbox] in
      mailbox.isRead()
    }
  }

  /// Says what was read.
  ///
  /// - Parameter waiting: whether to wait for at least one answer, where any is under way.
  /// - Returns: whether there was any.
  func finishReadings(waiting: Bool) -> Bool {
    let results = readings.takeResults(waiting: waiting)
    guard !results.isEmpty else { return false }
    let processor = processor()
    for (id, result) in results {
      guard let reading = readings.reading(id) else { continue }
      if case .success(.told(_, let access?)) = result { note(access, of: reading, at: processor.now) }
      for (network, line) in readings.finish(id, lines(of: result, to: reading, with: processor)) {
        send([line], on: network)
      }
    }
    return true
  }

  /// Who opened what is written with the deliveries, a few times a second.
  private func note(_ access: Access, of reading: Reading, at now: Milliseconds) {
    accesses.append(
      Access.Entry(
        at: now, member: reading.asker.member?.number, account: reading.line.person,
        channel: reading.line.channelName, access: access))
    noteSoon()
  }

  private func lines(of result: ReadResult, to reading: Reading, with processor: LineProcessor) -> [OutgoingLine] {
    switch result {
    case .success(.told(let lines, _)): return lines
    case .success(.refused(let answer)):
      // It was counted when the reading began.
      return limited(answer, reading.language, to: reading.line, with: processor, isCounted: true).map { [$0] } ?? []
    case .failure(let error):
      log.critical("the store could not be read", metadata: ["error": "\(error)"])
      let statement =
        reading.query is Ping ? Texts.desk.pongWithoutStore(state.waiting) : Texts.refusals.storeFails()
      return [processor.privateAnswer(processor.render(statement, reading.language), to: reading.line)]
    }
  }
}
