import Testing

@testable import CrisisCore

/// Every command, by everybody, everywhere: against the table of the team's page, written out once more.
@Suite struct RightsTests {
  enum Persona: String, CaseIterable, CustomTestStringConvertible {
    case unidentified, stranger, volunteer, verifier, publisher, coordinator, admin, manager

    var member: Member? {
      switch self {
      case .unidentified, .stranger: nil
      case .volunteer: Samples.jo
      case .verifier: Samples.lea
      case .publisher: Samples.samir
      case .coordinator: Samples.camille
      case .admin: Samples.ines
      case .manager: Samples.capitaine
      }
    }

    var testDescription: String { rawValue }

    func asking(in venue: Venue) -> Asker {
      Asker(member: member, account: self == .unidentified ? nil : rawValue, venue: venue, at: Samples.now)
    }
  }

  static func may(_ command: CommandName, _ persona: Persona) -> Bool {
    switch command {
    case .activate, .deactivate: [.coordinator, .manager].contains(persona)
    case .report, .correct, .show, .list, .crises:
      [.volunteer, .verifier, .publisher, .coordinator, .manager].contains(persona)
    case .verify: [.verifier, .coordinator].contains(persona)
    case .status: ![.unidentified, .stranger].contains(persona)
    case .help, .ping, .yes, .no, .undo, .language: persona != .unidentified
    case .digest, .received, .withdraw: [.volunteer, .verifier, .publisher, .coordinator, .manager].contains(persona)
    case .watch, .take, .arrival, .departure, .handover, .swap:
      [.volunteer, .verifier, .publisher, .coordinator].contains(persona)
    case .replace: persona == .coordinator
    case .relay: [.volunteer, .verifier, .publisher, .coordinator].contains(persona)
    case .approve, .reject, .published: [.publisher, .coordinator, .manager].contains(persona)
    case .distress: ![.unidentified, .stranger].contains(persona)
    case .clear, .ask: [.coordinator, .manager].contains(persona)
    case .note: [.volunteer, .verifier, .publisher, .coordinator, .manager].contains(persona)
    case .log: [.coordinator, .manager].contains(persona)
    case .role: [.coordinator, .admin].contains(persona)
    case .mission, .ease, .extend: [.coordinator, .manager].contains(persona)
    case .health: persona != .unidentified
    case .who, .mute: ![.unidentified, .stranger].contains(persona)
    case .claim, .release: [.volunteer, .verifier, .publisher, .coordinator].contains(persona)
    case .duplicate, .supersede: [.volunteer, .verifier, .publisher, .coordinator, .manager].contains(persona)
    case .answer: [.volunteer, .verifier, .publisher, .coordinator].contains(persona)
    }
  }

  static func place(_ command: CommandName, _ venue: Venue) -> Bool {
    switch command {
    case .activate, .deactivate, .digest, .ask, .mission, .ease, .extend: venue != .volunteers
    case .watch, .take, .arrival, .departure, .handover, .replace, .swap, .relay: venue.kind != .managers
    case .role, .claim, .release: venue.kind != .managers
    default: true
    }
  }

  @Test(arguments: CommandName.allCases, Persona.allCases)
  func admitsWhomThePageNames(_ command: CommandName, _ persona: Persona) {
    let rights = Rights(audience: command.audience, venues: command.venues)
    for venue in Venue.all {
      let expected: Refusal? =
        if persona == .unidentified {
          .unidentified
        } else if !Self.may(command, persona) {
          persona == .stranger ? .notAMember(account: "stranger") : .notAllowed(command, to: command.audience)
        } else if !Self.place(command, venue) {
          .wrongPlace(command, allowed: command.venues)
        } else {
          nil
        }
      #expect(refusal { try rights.admit(persona.asking(in: venue), to: command) } == expected, "\(venue)")
    }
  }

  /// Whatever a file says, nobody gains a right by it, and what it takes away is refused.
  @Test func aFileNarrowsAndNeverWidens() {
    var generator = SeededGenerator(seed: 2_411)
    for _ in 0..<2_000 {
      guard let command = generator.pick(CommandName.allCases), let persona = generator.pick(Persona.allCases),
        let venue = generator.pick(Venue.all)
      else { continue }
      let narrowed = Rights(
        audience: generator.subset(of: Audience.allCases), venues: generator.subset(of: VenueKind.allCases))
      let asker = persona.asking(in: venue)
      let admitted = refusal { try narrowed.admit(asker, to: command) } == nil
      let wide = Self.may(command, persona) && Self.place(command, venue)
      let named = narrowed.audience.intersection(command.audience).contains { $0.admits(persona.member) }
      #expect(admitted == (wide && named && narrowed.venues.contains(venue.kind)))
    }
  }

  @Test func aNarrowedCommandNamesOnlyThoseItIsLeftTo() {
    let rights = Rights(audience: [.coordinator, .admin], venues: [.direct, .volunteers])
    #expect(throws: Refusal.notAllowed(.activate, to: [.coordinator])) {
      try rights.admit(Samples.capitaine.asking(), to: .activate)
    }
    #expect(throws: Refusal.wrongPlace(.activate, allowed: [.direct])) {
      try rights.admit(Samples.camille.asking(in: .coordination), to: .activate)
    }
  }

  @Test func anAccountIsAskedForEvenOfAMember() {
    var asker = Samples.camille.asking()
    asker.account = nil
    let rights = Rights(audience: Set(Audience.allCases), venues: Set(VenueKind.allCases))
    #expect(throws: Refusal.unidentified) { try rights.admit(asker, to: .ping) }
  }

  @Test func whatOnlyReadsIsNeverStored() {
    #expect(
      CommandName.allCases.filter { !$0.writes } == [.show, .list, .status, .crises, .help, .ping, .log, .who, .health])
    #expect(CommandName.allCases.filter(\.isConversational) == [.yes, .no, .undo])
    #expect(CommandName.allCases.allSatisfy { !$0.isConversational || $0.writes })
  }

  @Test func everyCommandHasItsName() {
    let commands: [Command] = [
      .activate(Activate(hazard: .flood)), .deactivate(Deactivate(reason: "fin")), .report(FileReport()),
      .correct(CorrectReport(number: 1)),
      .verify(VerifyReport(number: 1, outcome: .verified)), .show(1), .list(ListReports()), .status, .crises,
      .help(.overview), .ping, .yes(question: nil), .no(question: nil, reason: nil), .undo, .language(.english),
      .digest(.now), .watch(.rota), .watch(.take(TimeSpan(0, 1))), .watch(.arrive), .watch(.leave),
      .watch(.handOver(note: nil)), .watch(.receive), .watch(.replace(ReplaceWatcher(old: "jo", new: "lea"))),
      .watch(.swap(SwapShifts(other: "lea", span: TimeSpan(0, 1)))),
      .relay(.draft(DraftRelay(kind: .advice, source: "https://gouv.fr", text: "a"))),
      .relay(.approve(9)), .relay(.reject(9, reason: "a")), .relay(.publish(PublishRelay(number: 9))),
      .relay(.withdraw(9, reason: nil)),
      .distress(.raise(RaiseDistress(FileReport()))), .distress(.clear(number: 1, reason: "")),
      .record(.note("vu")), .record(.log(nil)), .people(.role(ChangeRole())), .people(.who),
      .people(.mute(.list)), .claim(.take(1)), .claim(.release(1)),
      .settle(.duplicate(52, of: 47)), .settle(.supersede(47, reason: nil)), .question(.ask("a")),
      .question(.answer(3, "b")),
      .mission(.show), .mission(.ease(true)), .mission(.extend(.hour)), .health,
    ]
    #expect(commands.map(\.name) == CommandName.allCases)
  }
}
