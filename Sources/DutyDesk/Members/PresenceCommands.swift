import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  /// Who takes part in a crisis, and who may be asked to.
  static let presence: [CommandSpec] = [
    CommandSpec(
      "available", for: .team, in: .amongTheTeam, again: .setsAValue, takes: ["ends": .flag, "span": .span]
    ) { arguments, _ in
      let span = arguments.span("span")
      if arguments.has("ends") { return Asked.order(AvailabilityCommand.takeBack(span)) }
      return span.map { Asked.order(AvailabilityCommand.give($0)) } ?? Asked.query(ShowAvailability())
    },
    CommandSpec("join", for: .team, in: .amongTheTeam, again: .setsAValue, takes: ["crisis": .crisis]) { _, _ in
      Asked.order(JoiningCommand.join)
    },
    CommandSpec("leave", for: .team, in: .amongTheTeam, again: .setsAValue, takes: ["crisis": .crisis]) { _, _ in
      Asked.order(JoiningCommand.leave)
    },
    CommandSpec(
      "sector", for: [.coordinator], in: .amongTheTeam, again: .setsAValue,
      takes: ["ends": .flag, "person": .member, "sector": .rest]
    ) { (arguments, _) throws(Fault) in
      guard let person = arguments.word("person") else { return Asked.query(ListSectors()) }
      let sector = arguments.word("sector")
      if arguments.has("ends") {
        if let sector { throw Fault(Texts.faults.unexpected, shown(sector)) }
        return Asked.order(GiveSector(person: person, sector: nil))
      }
      return Asked.order(GiveSector(person: person, sector: try arguments.need(sector, "sector")))
    },
  ]
}

extension AvailabilityCommand: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension JoiningCommand: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

/// `!dispo`
struct ShowAvailability: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    let (now, number) = (handler.processor.now, handler.asker.member?.number)
    let own = try handler.reader.availabilities(after: now).hours(from: now).first { $0.key == number }
    let others = try handler.processor.free(in: handler.reader).filter { $0.key != number }
    return AvailabilityView(
      own: own?.value ?? [], others: others.sorted { $0.key < $1.key }.map(\.value), now: now)
  }
}

struct AvailabilityView: View {
  var own: [TimeSpan]
  var others: [FreePerson]
  var now: Milliseconds

  var lines: [Statement] {
    [Texts.availability.own(AvailabilityRules.told(own).unlessEmpty)]
      + (AvailabilityRules.told(others, from: now).map { [Texts.availability.all($0)] } ?? [])
  }
}

extension OrderHandler {
  fileprivate func carryOut(_ command: AvailabilityCommand) throws -> Done {
    let known = try transaction.availabilities(after: now).hours(from: now)
    return try store(
      AvailabilityRules.change(command, known: asker.member.flatMap { known[$0.number] } ?? [], by: asker) {
        try want(during: $0)
      })
  }

  /// Where somebody is missing then, in a crisis that the asker may know of.
  private func want(during span: TimeSpan) throws -> AvailabilityRules.Want? {
    let open = try transaction.openCrises().filter { asker.sees($0) }
    for crisis in open {
      let situation = try processor.watch(of: crisis, in: transaction)
      let own = asker.member.map { situation.spans(of: $0.number) } ?? []
      for gap in situation.rota.gaps(after: now) where gap.from < now + .day {
        guard let wanted = gap.open(at: now).intersection(span)?.subtracting(own).first else { continue }
        let line = (open.count > 1 ? "@\(crisis.code) " : "") + situation.typed(wanted)
        var shown = gap
        (shown.from, shown.until) = (wanted.from, wanted.until)
        return AvailabilityRules.Want(gap: shown, line: line)
      }
    }
    return nil
  }

  /// Where those who take part in a crisis talk; nil: they are there, or there is none.
  private func ownRoom(of crisis: Crisis) -> String? {
    if asker.venue == .crisis(crisis.code, .volunteers) { return nil }
    return processor.room(.volunteers, of: crisis, on: submission.home)
  }

  fileprivate mutating func carryOut(_ command: JoiningCommand) throws -> Done {
    let crisis = try crisis()
    let people = try transaction.participants(crisis: crisis.code)
    switch command {
    case .join:
      return try store(
        JoiningRules.join(
          crisis, among: people, watch: processor.watch(of: crisis, in: transaction), example: processor.exampleShift,
          named: processor.namesCrisis(in: transaction), room: ownRoom(of: crisis), by: asker))
    case .leave:
      guard let member = asker.member else { throw Refusal.unidentified }
      let own = try own(of: member, in: crisis)
      let decision = try JoiningRules.leave(crisis, among: people, own: own, by: asker)
      var done = try store(decision)
      guard !own.isEmpty else { return done }
      done.answer = try ask(
        before: .handBack(crisis: crisis.code),
        JoiningRules.askToHandBack(own, in: crisis, hasLeft: !decision.events.isEmpty, by: member)
      ).answer
      return done
    }
  }

  /// After `!oui`: what the person has by then.
  mutating func handBack(in code: String) throws -> Done {
    let crisis = try crisis(code)
    guard let member = asker.member else { throw Refusal.unidentified }
    return try store(
      JoiningRules.handBack(
        own(of: member, in: crisis), watch: processor.watch(of: crisis, in: transaction), by: asker))
  }

  func own(of member: Member, in crisis: Crisis) throws -> JoiningRules.Own {
    var own = JoiningRules.Own()
    own.shifts = try transaction.shifts(crisis: crisis.code).filter {
      $0.member == member.number && $0.span.until > now && ($0.status.isAwaited || $0.status == .onWatch)
    }.map(\.span).sorted { $0.from < $1.from }
    own.claims = try transaction.claimsInForce().filter { $0.crisis == crisis.code && $0.by == member.number }
    own.questions = try transaction.unansweredQuestions(crisis: crisis.code)
      .filter { $0.follower?.member == member.number }.map(\.number)
    return own
  }
}
