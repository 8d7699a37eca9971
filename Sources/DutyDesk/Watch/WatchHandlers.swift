import CommandBook
import CrisisCore
import CrisisStore

extension WatchOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

/// `!relève`, `!planning`: who is on, who is next, gaps.
struct ShowRota: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.rota() }
}

/// `!passation`: what the next watch would be handed.
struct ShowHandover: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.handover() }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: WatchOrder) throws -> Done {
    let crisis = try crisis()
    let situation = try processor.watch(of: crisis, in: transaction)
    switch order {
    case .take(let span): return try store(WatchRules.take(span, in: situation, by: asker))
    case .giveUp(let shift):
      let person = try shift.name.map(volunteer) ?? asker.member
      guard let person else { throw Refusal.unidentified }
      return try store(WatchRules.giveUp(shift.span, of: person, in: situation, by: asker))
    case .plan(let plan):
      let people = asker.isCoordinator ? try plan.names.map(volunteer) : []
      return try store(WatchRules.plan(plan, people: people, in: situation, by: asker))
    case .replace(let names):
      return try store(
        WatchRules.replace(volunteer(names.old), by: volunteer(names.new), in: situation, by: asker))
    case .arrive: return try store(WatchRules.arrive(in: situation, by: asker))
    case .leave: return try store(WatchRules.leave(in: situation, by: asker))
    case .handOver(let note): return try store(WatchRules.note(note, in: situation, by: asker))
    case .receive: return try store(WatchRules.receive(in: situation, by: asker))
    case .swap(let swap): return try ask(swap, in: situation)
    }
  }

  func volunteer(_ typed: String) throws -> Member {
    guard case .known(let member) = try People(records: transaction, network: submission.home).find(typed) else {
      throw Refusal.because(Texts.watch.noSuchVolunteer(typed.quoted(40)))
    }
    return member
  }
}

extension QueryHandler {
  /// The open reports that `!passation` lists.
  private static var mostHandedOver: Int { 20 }

  fileprivate mutating func rota() throws -> RotaView {
    let crisis = try crisis()
    var situation = try processor.watch(of: crisis, in: reader)
    for person in try reader.participants(crisis: crisis.code) {
      if let sector = person.sector { situation.names[person.member] = "\(person.name) (\(sector))" }
    }
    return RotaView(situation: situation, now: processor.now, example: processor.exampleShift)
  }

  fileprivate mutating func handover() throws -> HandoverView {
    let crisis = try crisis()
    let open: Set<ReportStatus> = [.new, .claimed]
    let urgent = try reader.reports(
      ReportSelection(crisis: crisis.code, statuses: open, urgency: .urgent), limit: Self.mostHandedOver)
    let others = try reader.reports(
      ReportSelection(crisis: crisis.code, statuses: open, urgency: .normal), limit: Self.mostHandedOver - urgent.count)
    return HandoverView(
      situation: try processor.watch(of: crisis, in: reader), open: try reader.standing(urgent + others))
  }
}

/// Who is on, who comes next, and where somebody is missing in the next 24 hours.
package struct RotaView: View {
  package var situation: WatchSituation
  package var now: Milliseconds
  /// A shift to type, where there is no watch yet.
  var example: String

  /// The changes to come that chat shows.
  static let mostSlots = 7

  package var lines: [Statement] { Array(gist.prefix(1)) + slots + gist.dropFirst() }

  /// Without what comes after the next relief.
  var gist: [Statement] {
    let crisis = situation.crisis
    guard let summary = situation.summary(at: now) else {
      return [crisis.say(Texts.watch.none, example)] + free
    }
    let first = summary.gaps.first.map { $0.open(at: now) }
    return [
      crisis.say(
        Texts.watch.now, summary, summary.gapList, first.map(situation.typed), first.flatMap(situation.free(over:)))
    ] + (first == nil ? free : [])
  }

  /// Who may be asked within a day, where no gap tells who could fill it.
  private var free: [Statement] {
    situation.freePeople(from: now).map { [Texts.availability.all($0, nature: situation.crisis.nature)] } ?? []
  }

  /// The watch from each change on; the next is in the first line already, and said alone needs no more.
  private var slots: [Statement] {
    let rota = situation.rota
    let changes = rota.changes.filter { $0 > now && $0 < now + .day }
    guard changes.count > 1 else { return [] }
    return changes.prefix(Self.mostSlots).map { at in
      let watch = rota.watch(at: at)
      return Texts.watch.slot(
        at, rota.change(after: at), situation.people(watch.people), watch.missing, nature: situation.crisis.nature)
    }
  }
}

/// What the next watch would be handed.
package struct HandoverView: View {
  package var situation: WatchSituation
  /// Those of the reports that nobody has settled that are listed, the urgent ones first.
  package var open: [Report]

  package var lines: [Statement] {
    let crisis = situation.crisis
    let first = crisis.say(Texts.watch.handover, situation.open, situation.urgent, situation.notes.count)
    let notes = situation.notes.suffix(2).map {
      Texts.watch.handoverNote(situation.name($0.by), $0.at, $0.text.quoted(300), nature: crisis.nature)
    }
    let more = situation.open - open.count
    return [first] + open.map { $0.listStatement(nature: crisis.nature) }
      + (more > 0 ? [Texts.watch.handoverMore(more, nature: crisis.nature)] : []) + notes
  }
}
