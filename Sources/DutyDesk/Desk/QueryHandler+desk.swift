import CommandBook
import CrisisCore
import CrisisStore

extension QueryHandler {
  func help(_ topic: HelpTopic) -> HelpView {
    HelpView(
      lines: processor.book.help(topic, in: reading.language) { processor.isOpen($0, to: asker) })
  }

  func health() throws -> HealthView {
    let isFull = asker.isCoordinator || asker.member?.has(.admin) ?? false
    let missing = state.rooms.subtracting(state.joined)
    var view = HealthView(
      lastWrite: try isFull ? reader.lastWrite() : reader.lastWrite(of: seen(try reader.openCrises()).map(\.code)),
      queue: state.waiting, delay: max(processor.now - reading.line.message.at, 0), networks: state.networks.count,
      connected: state.connected.intersection(state.networks).count, rooms: state.rooms.count,
      joined: state.rooms.count - missing.count)
    guard isFull else { return view }
    view.details = HealthView.Details(
      pauses: state.pauses, uptime: max(processor.now - state.startedAt, 0), version: processor.settings.version,
      pending: try reader.pendingCount(), missing: missing.map(\.channel).sorted(), head: try reader.journalHead(),
      lag: state.lag,
      size: Int((try reader.size() + 1_048_575) / 1_048_576), silences: state.silences)
    return view
  }
}

/// `!aide`: in private, so that a room does not fill with it.
struct HelpView: View {
  var lines: [Statement]
  var isPrivate: Bool { true }
}

/// `!ping`
struct Pong: View {
  /// Lines that wait.
  var waiting: Int
  var lines: [Statement] { [Texts.desk.pong(waiting)] }
}

/// `!diagnostic`: all of it to those who look after Vigie, the gist to others. No name but those of rooms, no words.
package struct HealthView: View {
  /// That something is being written is for those who may see what.
  package var lastWrite: Milliseconds?
  /// Lines that wait.
  package var queue: Int
  /// How long the question took to come here.
  package var delay: Milliseconds
  package var networks: Int
  package var connected: Int
  package var rooms: Int
  package var joined: Int
  package var details: Details?

  package struct Details: Sendable {
    /// How often networks were asked to stop reading.
    package var pauses: Int
    package var uptime: Milliseconds
    package var version: String
    /// Announcements not said yet, and since when the oldest waits.
    package var pending: (count: Int, oldest: Milliseconds?)
    /// Rooms that Vigie is not in.
    package var missing: [String]
    package var head: JournalHead
    /// How far the clock of the system is behind the records, where it is.
    package var lag: Milliseconds?
    /// Of the store, in MiB.
    package var size: Int
    /// By network, how long ago its server last told what is said.
    package var silences: [String: Milliseconds]
  }

  package var isPrivate: Bool { details != nil }

  package var lines: [Statement] {
    guard let details else {
      return [Texts.desk.healthInShort(lastWrite, queue, delay, networks, connected, rooms, joined)]
    }
    return [
      Texts.desk.health(
        lastWrite, queue, delay, details.pauses, details.uptime, details.version.isEmpty ? nil : details.version,
        details.lag),
      Texts.desk.otherHealth(
        networks, connected, rooms, joined, details.pending.count, details.pending.oldest,
        details.missing.unlessEmpty, details.head.short, Int(details.head.sequence), details.size),
    ] + (details.silences.isEmpty ? [] : [Texts.desk.lastAnswers(answers(details.silences))])
  }
  private func answers(_ silences: [String: Milliseconds]) -> [Value] {
    silences.sorted { $0.key < $1.key }.map { .phrase(Texts.desk.lastAnswer($0.key, $0.value)) }
  }
}
