import CommandBook
import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func watch(_ command: WatchCommand, _ given: String?) throws -> Done {
    let crisis = try crisis(given)
    let situation = try processor.watch(of: crisis, in: transaction)
    switch command {
    case .take(let span): return try store(WatchRules.take(span, in: situation, by: asker))
    case .plan(let plan):
      let people = asker.isCoordinator ? try plan.names.map(volunteer) : []
      return try store(WatchRules.plan(plan, people: people, in: situation, by: asker))
    case .replace(let names):
      return try store(
        WatchRules.replace(volunteer(names.old), by: volunteer(names.new), in: situation, by: asker))
    case .arrive: return try store(WatchRules.arrive(in: situation, by: asker))
    case .leave: return try store(WatchRules.leave(in: situation, by: asker))
    case .handOver(let note): return try store(WatchRules.note(note ?? "", in: situation, by: asker))
    case .receive: return try store(WatchRules.receive(in: situation, by: asker))
    case .swap(let swap): return try ask(swap, in: situation)
    case .rota: throw Refusal.nothingAsked
    }
  }

  func volunteer(_ typed: String) throws -> Member {
    guard case .known(let member) = try People(records: transaction, network: line.message.network).find(typed) else {
      throw Refusal.watch(.noSuchVolunteer(given: typed.quoted(40)))
    }
    return member
  }
}

extension QueryHandler {
  /// The urgent reports that `!passation` lists, and the changes to come that `!relève` does.
  static let mostHandedOver = 5
  static let mostSlots = 7

  mutating func watch(_ command: WatchCommand, _ reading: Reading) throws -> [Statement] {
    let crisis = try crisis(reading)
    let situation = try processor.watch(of: crisis, in: reader)
    if case .handOver = command { return try openItems(situation) }
    return rota(situation)
  }

  /// Who is on, who comes next, and where somebody is missing in the next 24 hours.
  private func rota(_ situation: WatchSituation) -> [Statement] {
    let crisis = situation.crisis
    let now = processor.now
    guard let summary = situation.summary(at: now) else {
      return [
        Statement(
          "watch.none", ["crisis": .text(crisis.code), "span": .text(processor.exampleShift)], nature: crisis.nature)
      ]
    }
    var values = summary.values
    values["crisis"] = .text(crisis.code)
    values["gaps"] = summary.gaps.isEmpty ? .flag(false) : .list(summary.gaps.told.map(\.phrase))
    let first = summary.gaps.first.map { gap in
      TimeSpan(max(gap.from, now), gap.until ?? max(gap.from, now) + 4 * .hour)
    }
    values["span"] = first.map { .text(situation.typed($0)) } ?? .flag(false)
    return [Statement("watch.now", values, nature: crisis.nature)] + slots(situation, from: now)
  }

  /// The watch from each change on; the next is in the first line already, and said alone needs no more.
  private func slots(_ situation: WatchSituation, from now: Milliseconds) -> [Statement] {
    let rota = situation.rota
    let changes = rota.changes.filter { $0 > now && $0 < now + .day }
    guard changes.count > 1 else { return [] }
    return changes.prefix(Self.mostSlots).map { at in
      let watch = rota.watch(at: at)
      let values: [String: Value] = [
        "from": .time(at), "until": rota.change(after: at).map { .time($0) } ?? .flag(false),
        "people": situation.people(watch.people), "missing": watch.missing > 0 ? .number(watch.missing) : .flag(false),
      ]
      return Statement("watch.slot", values, nature: situation.crisis.nature)
    }
  }

  /// What the next watch would be handed.
  private func openItems(_ situation: WatchSituation) throws -> [Statement] {
    let crisis = situation.crisis
    let first = Statement(
      "handover.open",
      [
        "crisis": .text(crisis.code), "open": situation.open > 0 ? .number(situation.open) : .flag(false),
        "urgent": situation.urgent > 0 ? .number(situation.urgent) : .flag(false),
        "notes": situation.notes.isEmpty ? .flag(false) : .number(situation.notes.count),
      ], nature: crisis.nature)
    let selection = ReportSelection(crisis: crisis.code, statuses: [.new, .claimed], urgency: .urgent)
    let urgent = try reader.reports(selection, limit: Self.mostHandedOver).map {
      $0.listStatement(nature: crisis.nature)
    }
    let notes = situation.notes.suffix(2).map { note in
      Statement(
        "handover.note",
        ["by": .text(situation.name(note.by)), "at": .time(note.at), "text": .text(note.text.quoted(300))],
        nature: crisis.nature)
    }
    return [first] + urgent + notes
  }
}
