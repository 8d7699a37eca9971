/// `!rejoindre`, `!quitter`: who takes part in a crisis. It gives no right and takes none: the team's rights are its roles.
package enum JoiningRules {
  /// What is somebody's in a crisis.
  package struct Own: Sendable, Equatable {
    /// Of the watch, from now on: one a shift, in order.
    package var shifts: [TimeSpan] = []
    package var claims: [Claim] = []
    /// Questions of the managers whose answer they see to, by number.
    package var questions: [Int] = []

    package var isEmpty: Bool { shifts.isEmpty && claims.isEmpty && questions.isEmpty }

    /// All of it, as a list says it.
    var told: [Value] {
      let hours = AvailabilityRules.told(TimeSpan.merged(shifts))
      return (hours.isEmpty ? [] : [.phrase(Texts.joining.watch(hours))]) + items.map { .text($0) }
    }

    /// `S47`, `Q3`
    var items: [String] { claims.map { "S\($0.report)" } + questions.map { "Q\($0)" } }

    package init() {}
  }

  /// - Parameter room: of the crisis itself, to which they are invited.
  package static func join(
    _ crisis: Crisis, among people: [Participant], watch: WatchSituation, example: String, named: Bool,
    room: String? = nil, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let others = people.filter { $0.member != member.number }.map(\.name).unlessEmpty
    let summary = watch.summary(at: asker.at)
    let gap = summary?.gaps.first.map { $0.open(at: asker.at) }.map(watch.typed)
    let line = (named ? "@\(crisis.code) " : "") + (gap ?? example)
    let before = people.first { $0.member == member.number }?.joinedAt
    let answer = Texts.joining.joined(
      crisis, member.name, before, others, summary?.people, room, line, gap != nil, nature: crisis.nature)
    return Decision(
      before == nil ? [CrisisJoined(crisisCode: crisis.code, member: member.number)] : [], answer: answer)
  }

  /// - Returns: what is left to be handed back is asked.
  package static func leave(
    _ crisis: Crisis, among people: [Participant], own: Own, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let isIn = people.contains { $0.member == member.number }
    guard isIn || !own.isEmpty else { throw .because(Texts.joining.isNotIn(crisis.code)) }
    return Decision(
      isIn ? [CrisisLeft(crisisCode: crisis.code, member: member.number)] : [],
      answer: Texts.joining.left(crisis.code, member.name, asker.at, nature: crisis.nature))
  }

  /// What is somebody's there, and whether to hand it back.
  package static func askToHandBack(_ own: Own, in crisis: Crisis, hasLeft: Bool, by member: Member) -> AskedBack {
    {
      Texts.joining.askToHandBack(
        crisis.code, member.name, hasLeft, own.told, $0,
        nature: crisis.nature)
    }
  }

  /// After `!oui`: all of it is there to be taken by others, who are told.
  package static func handBack(
    _ own: Own, watch: WatchSituation, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let crisis = watch.crisis
    guard !own.isEmpty else { throw .because(Texts.joining.nothingIsLeft(crisis.code)) }
    var decision = Decision()
    for span in own.shifts {
      let act =
        span.from <= asker.at
        ? try WatchRules.leave(in: watch, by: asker) : try WatchRules.giveUp(span, of: member, in: watch, by: asker)
      decision.events += act.events
      decision.announcements += act.announcements
    }
    decision.events += own.claims.map {
      ReportReleased(crisisCode: crisis.code, number: $0.report, claim: $0.sequence, how: .released) as any Event
    }
    decision.events += own.questions.map {
      QuestionFollowed(crisisCode: crisis.code, number: $0, by: nil) as any Event
    }
    if let first = own.items.first {
      let free = Texts.joining.free(crisis.code, member.name, own.items, first, nature: crisis.nature)
      var told = Announcement(to: .volunteers, about: crisis.code, free)
      told.isForTheRoomToo = true
      decision.announcements.append(told)
    }
    decision.answer = Texts.joining.handedBack(
      crisis.code, own.told, nature: crisis.nature)
    return decision
  }
}

/// The answers of `join.yaml` and `leave.yaml`, and what is said of who takes part.
package struct JoiningTexts: Sendable {
  let joined = Text(
    "join.done", .crisis, .words("name"), .maybe(.time("since")), .maybe(.names("with")), .maybe(.names("watch")),
    .maybe(.code("room")),
    .code("span"), .flag("gap"))
  let joiningUndone = Text("undo.joining", .code("crisis"))
  let left = Text("leave.done", .code("crisis"), .words("name"), .time("at"))
  let askToHandBack = Text(
    "leave.ask", .code("crisis"), .words("name"), .flag("left"), .list("own"), .maybe(.number("question")))
  let watch = Text("leave.watch", .phrases("hours"))
  let handedBack = Text("leave.handed_back", .code("crisis"), .list("own"))
  package let kept = Text("leave.kept", .code("crisis"))
  let free = Text("leave.free", .code("crisis"), .words("name"), .names("items"), .code("first"))
  let leavingUndone = Text("undo.leaving", .code("crisis"))
  let isNotIn = Text("refusal.not_joined", .code("crisis"))
  let nothingIsLeft = Text("refusal.nothing_is_left", .code("crisis"))
}

extension Texts { package static let joining = JoiningTexts() }
