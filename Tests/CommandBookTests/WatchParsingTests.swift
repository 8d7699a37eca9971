import Testing
import VigieTestSupport

@testable import CommandBook
@testable import CrisisCore
@testable import DutyDesk

@Suite struct WatchParsingTests {
  private func command(_ line: String, _ context: ParseContext = .french()) throws -> WatchOrder? {
    try Shipped.book().order(line, context) as? WatchOrder
  }

  private func span(_ from: String, _ until: String) throws -> TimeSpan {
    TimeSpan(try Clock.moment(from), try Clock.moment(until))
  }

  @Test(arguments: ["!relève", "!releve", "!planning", "!veille", "!RELÈVE.", "!plan"])
  func withoutArgumentsTheWatchIsShown(_ line: String) throws {
    #expect(try Shipped.book().asked(line, .french()) == .query(ShowRota()))
  }

  @Test(arguments: ["!watch", "!planning"])
  func inEnglishToo(_ line: String) throws { #expect(try Shipped.book().asked(line, .english()) == .query(ShowRota())) }

  @Test func aCoordinatorSetsPeopleAndNumbers() throws {
    let afternoon = try span("2019-11-24 14:00", "2019-11-24 18:00")
    #expect(try command("!relève 14h-18h jo lea") == .plan(PlanWatch(span: afternoon, names: ["jo", "lea"])))
    #expect(
      try command("!relève 14h-18h @Jo, Léa et marc:")
        == .plan(PlanWatch(span: afternoon, names: ["jo", "lea", "marc"])))
    #expect(try command("!relève 14h-18h 2 personnes") == .plan(PlanWatch(span: afternoon, people: 2)))
    #expect(try command("!relève 14h-18h effectif=2") == .plan(PlanWatch(span: afternoon, people: 2)))
    #expect(try command("!relève 14h-18h 2 jo") == .plan(PlanWatch(span: afternoon, people: 2, names: ["jo"])))
    #expect(try command("!veille 3 pers") == .plan(PlanWatch(people: 3)))
    #expect(try command("!watch 14:00-18:00 2 people", .english()) == .plan(PlanWatch(span: afternoon, people: 2)))
  }

  @Test(arguments: [
    ("!créneau 2h-4h", "2019-11-25 02:00", "2019-11-25 04:00"),
    ("!créneau 14h-18h", "2019-11-24 14:00", "2019-11-24 18:00"),
    ("!créneau 22h-2h", "2019-11-24 22:00", "2019-11-25 02:00"),
    ("!creneau demain 2h-4h", "2019-11-25 02:00", "2019-11-25 04:00"),
    ("!créneau de 15h à 16h30", "2019-11-24 15:00", "2019-11-24 16:30"),
    ("!créneau 26/11 8h-12h", "2019-11-26 08:00", "2019-11-26 12:00"),
    ("!créneau mardi 8h-12h", "2019-11-26 08:00", "2019-11-26 12:00"),
    ("!take tomorrow from 8h to 12h", "2019-11-25 08:00", "2019-11-25 12:00"),
    ("!créneau 20h-minuit", "2019-11-24 20:00", "2019-11-25 00:00"),
    ("!créneau 20h à minuit", "2019-11-24 20:00", "2019-11-25 00:00"),
    ("!créneau minuit-4h", "2019-11-25 00:00", "2019-11-25 04:00"),
    ("!créneau 14-18h", "2019-11-24 14:00", "2019-11-24 18:00"),
    ("!créneau 20 h - 22 h", "2019-11-24 20:00", "2019-11-24 22:00"),
    ("!créneau 20h00–22h00", "2019-11-24 20:00", "2019-11-24 22:00"),
    ("!créneau entre 20h et 22h", "2019-11-24 20:00", "2019-11-24 22:00"),
    ("!créneau ce soir 20h-22h", "2019-11-24 20:00", "2019-11-24 22:00"),
    ("!créneau ce soir 8h-10h", "2019-11-24 20:00", "2019-11-24 22:00"),
    ("!créneau 8h-12h demain", "2019-11-25 08:00", "2019-11-25 12:00"),
    ("!créneau demain matin 8h-12h", "2019-11-25 08:00", "2019-11-25 12:00"),
    ("!créneau 3 décembre 8h-12h", "2019-12-03 08:00", "2019-12-03 12:00"),
    ("!créneau le 3/12 de 8h à 12h", "2019-12-03 08:00", "2019-12-03 12:00"),
    ("!créneau maintenant-18h", "2019-11-24 14:30", "2019-11-24 18:00"),
    ("!take 8pm-midnight", "2019-11-24 20:00", "2019-11-25 00:00"),
    ("!take tonight 8pm-10pm", "2019-11-24 20:00", "2019-11-24 22:00"),
  ])
  func aShiftIsTypedInManyWays(_ line: String, _ from: String, _ until: String) throws {
    #expect(try command(line) == .take(try span(from, until)))
  }

  @Test(arguments: [

    ("!créneau 31/11 8h-12h", "fault.bad_date"), ("!créneau 25h-26h", "fault.bad_time"),
  ])
  func whatIsNoShiftIsSaid(_ line: String, _ code: String) throws {
    guard case .fault(let fault) = try Shipped.book().parse(line, .french()) else {
      Issue.record("taken: \(line)")
      return
    }
    #expect(fault.statement.code == code)
  }

  @Test func theOthers() throws {
    #expect(try command("!arrivée") == .arrive)
    #expect(try command("!in", .english()) == .arrive)
    #expect(try command("!départ") == .leave)
    #expect(try Shipped.book().asked("!passation", .french()) == .query(ShowHandover()))
    #expect(try command("!passation rappeler le camping à 15h") == .handOver(note: "rappeler le camping à 15h"))
    #expect(try command("!remplacer jo par lea") == .replace(ReplaceWatcher(old: "jo", new: "lea")))
    #expect(try command("!replace @jo by lea", .english()) == .replace(ReplaceWatcher(old: "jo", new: "lea")))
  }

  @Test(arguments: ["!échanger lea 14h-18h", "!echanger 14h-18h @lea", "!swap lea: 14h-18h"])
  func anExchange(_ line: String) throws {
    let afternoon = try span("2019-11-24 14:00", "2019-11-24 18:00")
    #expect(try command(line) == .swap(SwapShifts(other: "lea", span: afternoon)))
  }

  @Test(arguments: [
    ("!créneau", "fault.missing"), ("!créneau 25h-26h", "fault.bad_time"), ("!créneau soir", "fault.bad_value"),
    ("!dép", "fault.full_name"), ("!remp jo par lea", "fault.full_name"), ("!remplacer jo", "fault.missing"),
  ])
  func whatIsNotUnderstood(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }

  /// What Vigie prints as an example means what it was printed for.
  @Test(arguments: [
    ("2019-11-24 15:00", "2019-11-24 18:00", "15h-18h"), ("2019-11-24 14:00", "2019-11-24 18:00", "14h-18h"),
    ("2019-11-25 02:00", "2019-11-25 04:00", "2h-4h"), ("2019-11-24 23:30", "2019-11-25 02:05", "23h30-2h05"),
    ("2019-11-25 15:00", "2019-11-25 18:00", "25/11 15h-18h"), ("2019-12-01 08:00", "2019-12-01 12:00", "1/12 8h-12h"),
    ("2019-11-24 20:00", "2019-11-25 00:00", "20h-0h"),
  ])
  func whatIsPrintedCanBeTyped(_ from: String, _ until: String, _ typed: String) throws {
    let span = try span(from, until)
    #expect(Clock.paris.typed(span, now: floodDay) == typed)
    #expect(try command("!créneau \(typed)") == .take(span))
  }

  @Test(arguments: UInt64(1)...20)
  func whateverIsPrintedCanBeTyped(_ seed: UInt64) throws {
    var random = Seeded(seed: seed)
    for _ in 0..<20 {
      let from = (floodDay + .random(in: 0...(20 * .day), using: &random)) / .minute * .minute
      let span = TimeSpan(from, from + .random(in: 1...700, using: &random) * .minute)
      #expect(try command("!créneau \(Clock.paris.typed(span, now: floodDay))") == .take(span))
    }
  }

  // MARK: - Words

  @Test func timesHaveTheirHourAndTheirDay() throws {
    let statement = Texts.watch.isYours(TimeSpan(floodDay + .day, floodDay + .day + .hour))
    let book = try Shipped.book()
    #expect(
      book.render(statement, .french)
        == "Vous êtes déjà de veille lundi 25/11 de 14h30 à 15h30. Rien à changer. Voir\u{A0}: !planning")
    #expect(
      book.render(statement, .english)
        == "You are on watch already on Monday 25/11 from 14:30 to 15:30. Nothing to change. See: !planning")
  }
}
