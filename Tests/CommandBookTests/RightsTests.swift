import Testing
import VigieTestSupport

@testable import CommandBook
@testable import CrisisCore
@testable import DutyDesk

/// Every command, by everybody, everywhere: against the table of the team's page, written out once more.
@Suite struct RightsTests {
  enum Persona: String, CaseIterable, CustomTestStringConvertible {
    case unidentified, stranger, volunteer, verifier, publisher, coordinator, admin, manager

    var member: Member? {
      switch self {
      case .unidentified, .stranger: nil
      case .volunteer: Member(number: 1, name: "Jo", roles: [.volunteer])
      case .verifier: Member(number: 2, name: "Léa", roles: [.volunteer, .verifier])
      case .publisher: Member(number: 3, name: "Samir", roles: [.volunteer, .publisher])
      case .coordinator: Member(number: 4, name: "Camille", roles: [.volunteer, .coordinator])
      case .admin: Member(number: 5, name: "Inès", roles: [.admin])
      case .manager: Member(number: 6, name: "Capitaine", roles: [], manages: ["SDIS63"])
      }
    }

    var testDescription: String { rawValue }

    func asking(in venue: Venue) -> Asker {
      Asker(member: member, account: self == .unidentified ? nil : rawValue, venue: venue, at: floodDay)
    }
  }

  static let venues: [Venue] = [.volunteers, .coordination, .managers(authority: "SDIS63"), .direct]

  /// nil: the table does not know the command.
  static func may(_ command: CommandName, _ persona: Persona) -> Bool? {
    switch command.rawValue {
    case "activate", "deactivate", "clear", "ask", "log", "mission", "ease", "extend", "export", "accept", "decline":
      [.coordinator, .manager].contains(persona)
    case "report", "correct", "show", "list", "search", "crises", "digest", "received", "withdraw", "note", "duplicate",
      "supersede", "link", "picture", "document", "map", "feed":
      [.volunteer, .verifier, .publisher, .coordinator, .manager].contains(persona)
    case "verify": [.verifier, .coordinator].contains(persona)
    case "status", "distress", "who", "mute", "undo", "language":
      ![.unidentified, .stranger].contains(persona)
    case "help", "ping", "yes", "no", "health", "pair", "advice", "privacy": persona != .unidentified
    case "watch", "take", "in", "out", "handover", "swap", "relay", "claim", "release", "answer", "offer",
      "available", "join", "leave":
      [.volunteer, .verifier, .publisher, .coordinator].contains(persona)
    case "replace", "escalate", "archive", "assign", "sector", "relays": persona == .coordinator
    case "approve", "reject", "published": [.publisher, .coordinator, .manager].contains(persona)
    case "access": persona == .admin
    case "role", "erase": [.coordinator, .admin].contains(persona)
    default: nil
    }
  }

  static func place(_ command: CommandName, _ venue: Venue) -> Bool {
    switch command.rawValue {
    case "activate", "deactivate", "digest", "ask", "mission", "ease", "extend", "accept", "decline":
      venue != .volunteers
    case "watch", "take", "in", "out", "handover", "replace", "swap", "relay", "role", "claim", "release", "offer",
      "escalate", "available", "join", "leave", "assign", "sector", "relays":
      venue.kind != .managers
    case "erase", "archive", "access": [.coordination, .direct].contains(venue)
    default: true
    }
  }

  private func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: CommandName.allCases, Persona.allCases)
  func admitsWhomThePageNames(_ command: CommandName, _ persona: Persona) throws {
    let rights = try #require(try Shipped.book().spec(command)?.rights)
    let may = try #require(Self.may(command, persona) as Bool?, "\(command) is not in the table")
    for venue in Self.venues {
      let expected: Refusal? =
        if persona == .unidentified {
          .unidentified
        } else if !may {
          persona == .stranger
            ? .notAMember(account: "stranger") : .because(Texts.refusals.notAllowed(command, rights.audience))
        } else if !Self.place(command, venue) {
          .because(Texts.refusals.wrongPlace(command, rights.venues))
        } else {
          nil
        }
      #expect(
        refusal { () throws(Refusal) in try rights.admit(persona.asking(in: venue), to: command) } == expected,
        "\(venue)")
    }
  }

  /// Whatever a file says, nobody gains a right by it, and what it takes away is refused.
  @Test(arguments: UInt64(1)...8) func aFileNarrowsAndNeverWidens(_ seed: UInt64) throws {
    var random = Seeded(seed: seed)
    for spec in CommandList.all {
      let file = Rights(
        audience: Set(Audience.allCases.filter { _ in Bool.random(using: &random) }),
        venues: Set(VenueKind.allCases.filter { _ in Bool.random(using: &random) }))
      let narrowed = spec.rights.narrowed(to: file)
      for persona in Persona.allCases {
        for venue in Self.venues {
          let asker = persona.asking(in: venue)
          let isAdmitted = refusal { () throws(Refusal) in try narrowed.admit(asker, to: spec.name) } == nil
          let isWide = Self.may(spec.name, persona) == true && Self.place(spec.name, venue)
          let isNamed = persona != .unidentified && file.audience.contains { $0.admits(persona.member) }
          let mayByFile = isNamed && file.venues.contains(venue.kind)
          if isAdmitted { #expect(isWide && mayByFile) }
          if !spec.rights.audience.contains(.identified), isWide, mayByFile {
            #expect(isAdmitted == narrowed.audience.contains { $0.admits(persona.member) })
          }
        }
      }
    }
  }

  @Test func aNarrowedCommandNamesOnlyThoseItIsLeftTo() throws {
    let activate = try #require(try Shipped.book().spec(.activate))
    let rights = activate.rights.narrowed(
      to: Rights(audience: [.coordinator, .admin], venues: [.direct, .volunteers]))
    #expect(throws: Refusal.because(Texts.refusals.notAllowed(.activate, [.coordinator]))) {
      try rights.admit(Persona.manager.asking(in: .direct), to: .activate)
    }
    #expect(throws: Refusal.because(Texts.refusals.wrongPlace(.activate, [.direct]))) {
      try rights.admit(Persona.coordinator.asking(in: .coordination), to: .activate)
    }
  }

  @Test func whatIsOpenToEverybodyMayBeNarrowedToAnybody() throws {
    let ping = try #require(try Shipped.book().spec("ping"))
    let rights = ping.rights.narrowed(to: Rights(audience: [.coordinator], venues: [.direct]))
    #expect(
      refusal { () throws(Refusal) in try rights.admit(Persona.coordinator.asking(in: .direct), to: "ping") } == nil)
    #expect(throws: Refusal.because(Texts.refusals.notAllowed("ping", [.coordinator]))) {
      try rights.admit(Persona.volunteer.asking(in: .direct), to: "ping")
    }
  }

  @Test func anAccountIsAskedForEvenOfAMember() {
    var asker = Persona.coordinator.asking(in: .direct)
    asker.account = nil
    let rights = Rights(audience: Set(Audience.allCases), venues: Set(VenueKind.allCases))
    #expect(throws: Refusal.unidentified) { try rights.admit(asker, to: "ping") }
  }
}

/// What becomes of commands that were said while nobody listened.
@Suite struct LatenessTests {
  static let late: [CommandName: Lateness] = [
    .distress: .always, .activate: .whileYoung, .offer: .whileYoung,
    "report": .whileYoung, "correct": .whileYoung, "verify": .whileYoung,
    "language": .whileYoung, "pair": .whileYoung, "document": .whileYoung, "map": .whileYoung,
    "feed": .whileYoung, "picture": .whileYoung,
  ]

  /// Reading never does harm; of the rest, only what means later what it meant when it was said.
  @Test(arguments: CommandName.allCases) func onlyWhatDoesNoHarmComesLate(name: CommandName) throws {
    let book = try Shipped.book()
    let spec = try #require(book.spec(name))
    let asked = try Language.allCases.flatMap { language in
      try book.examples(of: name.rawValue, in: language).map { example in
        try #require(book.asked(example, ParseContext(language: language, now: floodDay, clock: Clock.paris)))
      }
    }
    let onlyReads = asked.allSatisfy { if case .query = $0 { true } else { false } }
    #expect(spec.lateness == Self.late[name] ?? (onlyReads ? .whileYoung : .tooLate))
  }

  @Test func youthHasAnEnd() {
    #expect(Lateness.whileYoung.allows(age: 0))
    #expect(Lateness.whileYoung.allows(age: 10 * .minute))
    #expect(!Lateness.whileYoung.allows(age: 10 * .minute + 1))
    #expect(!Lateness.tooLate.allows(age: 0))
    #expect(Lateness.always.allows(age: .day))
  }

  /// The same words a moment later are another act where they answer what was said before.
  @Test func whatConverses() {
    #expect(CommandList.all.filter { $0.repetition == .converses }.map(\.name) == ["undo", "yes", "no"])
  }
}
