/// The records that decide about the watch of a crisis.
package struct WatchSituation: Sendable {
  package var crisis: Crisis
  /// All of them, whatever became of them.
  package var shifts: [Shift]
  package var needs: [HeadCount]
  /// How many are needed where nobody said anything.
  package var usual: Int
  /// Since when so many are needed; nil: from when somebody first thinks of a watch.
  package var since: Milliseconds?
  /// The shown names of those concerned, by number.
  package var names: [Int: String]
  /// The last relief that was announced.
  package var handover: Handover?
  /// What that relief left, and what was noted since.
  package var notes: [HandoverNote]
  /// Reports that nobody has settled, and the urgent ones among them.
  package var open: Int
  package var urgent: Int
  /// The claims in force.
  package var claims: [Claim] = []
  /// Volunteers who said that they may be asked, by number, without the hours that they watch elsewhere.
  package var free: [Int: FreePerson] = [:]
  /// A span as one types it, where the crisis is (`5h-6h`).
  package var typed: @Sendable (TimeSpan) -> String

  package init(
    crisis: Crisis, shifts: [Shift], needs: [HeadCount] = [], usual: Int = 1, since: Milliseconds? = nil,
    names: [Int: String] = [:], handover: Handover? = nil, notes: [HandoverNote] = [], open: Int = 0, urgent: Int = 0,
    typed: @escaping @Sendable (TimeSpan) -> String
  ) {
    self.crisis = crisis
    self.shifts = shifts
    self.needs = needs
    self.usual = usual
    self.since = since
    self.names = names
    self.handover = handover
    self.notes = notes
    self.open = open
    self.urgent = urgent
    self.typed = typed
  }

  package var rota: Rota { Rota(shifts: shifts, needs: needs, usual: usual, since: since) }

  var nextNumber: Int { (shifts.map(\.number).max() ?? 0) + 1 }

  package func name(_ member: Int) -> String { names[member] ?? "?" }

  /// By name; nil where there is none.
  package func people(_ members: [Int]) -> [String]? { members.map(name).unlessEmpty }

  func shifts(of member: Int) -> [Shift] {
    shifts.filter { $0.member == member }.sorted { ($0.span.from, $0.number) < ($1.span.from, $1.number) }
  }

  /// Who may be asked to keep the watch then and does not keep it yet: where not for all of it, with the hours.
  package func free(over span: TimeSpan) -> [Statement]? {
    free.sorted { $0.key < $1.key }.compactMap { number, person -> Statement? in
      let hours = person.hours.compactMap { $0.intersection(span) }.flatMap { $0.subtracting(spans(of: number)) }
      return hours.first.map { Texts.watch.free(person.name, hours == [span] ? nil : $0) }
    }.unlessEmpty
  }

  /// Who may be asked within a day, with the hours that they do not watch already.
  package func freePeople(from now: Milliseconds) -> [Statement]? {
    let people = free.sorted { $0.key < $1.key }.map { number, person in
      FreePerson(name: person.name, hours: person.hours.flatMap { $0.subtracting(spans(of: number)) })
    }
    return AvailabilityRules.told(people, from: now)
  }

  /// What the person has of the watch, in as few spans as can be.
  package func spans(of member: Int) -> [TimeSpan] {
    TimeSpan.merged(shifts.filter { $0.member == member && $0.status.counts }.map(\.span))
  }
}

extension Value {
  /// A count that is said where there is any.
  static func some(_ count: Int) -> Value { count > 0 ? .number(count) : .flag(false) }
}
