import ChatModel
import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!diagnostic`: all of it to those who look after Vigie, the gist to others. No name but those of rooms, no words.
  func health(_ reading: Reading) throws -> [OutgoingLine] {
    let isFull = reading.asker.isCoordinator || reading.asker.member?.has(.admin) ?? false
    // That something is being written is for those who may see what.
    let seen = try reader.openCrises().filter { reading.asker.sees($0) }.map(\.code)
    let last = try isFull ? reader.lastWrite() : reader.lastWrite(of: seen)
    let delay = max(processor.now - reading.line.message.at, 0)
    let missing = state.rooms.subtracting(state.joined)
    var values: [String: Value] = [
      "last_write": last.map { .time($0) } ?? .flag(false), "queue": .number(state.waiting), "delay": .duration(delay),
      "networks": .number(state.networks.count),
      "connected": .number(state.connected.intersection(state.networks).count),
      "rooms": .number(state.rooms.count), "joined": .number(state.rooms.count - missing.count),
    ]
    guard isFull else { return said([Statement("health.brief", values)], to: reading.line, reading.language) }
    let pending = try reader.pendingCount()
    let head = try reader.journalHead()
    values["pauses"] = .number(state.pauses)
    values["uptime"] = .duration(max(processor.now - state.startedAt, 0))
    values["version"] = processor.settings.version.isEmpty ? .flag(false) : .text(processor.settings.version)
    let desk = Statement(
      "health.desk",
      values.filter { ["last_write", "queue", "delay", "pauses", "uptime", "version"].contains($0.key) })
    values = values.filter { ["networks", "connected", "rooms", "joined"].contains($0.key) }
    values["pending"] = .number(pending.count)
    values["oldest"] = pending.oldest.map { .time($0) } ?? .flag(false)
    values["missing"] = missing.isEmpty ? .flag(false) : .list(missing.map(\.channel).sorted().map { .text($0) })
    values["head"] = .text(head.short)
    values["events"] = .number(Int(head.sequence))
    values["size"] = .number(Int((try reader.size() + 1_048_575) / 1_048_576))
    return inPrivate([desk, Statement("health.rest", values)], reading)
  }
}
