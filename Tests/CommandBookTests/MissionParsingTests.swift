import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct MissionParsingTests {
  private static func change(_ change: MissionChange, reason: String? = nil, crisis: String? = nil) -> Wanted {
    Wanted.order(MissionOrder.change(change, reason: reason), crisis: crisis)
  }

  @Test(arguments: [
    ("!mission", Wanted.query(ShowMission())), ("!mission @63", Wanted.query(ShowMission(), crisis: "63")),
    ("!mission COD armé", change(.cod(true))), ("!mission cod désarmé.", change(.cod(false))),
    ("!mission @63 ajoute PREF63", change(.authority("PREF63", isAdded: true), crisis: "63")),
    ("!mission ajoute sdis 43 : en cours", change(.authority("SDIS43", isAdded: true), reason: "en cours")),
    ("!mission retire PREF63", change(.authority("PREF63", isAdded: false))),
    ("!mission hashtag #crue63 #Allier", change(.hashtags(["#crue63", "#Allier"]))),
    ("!mission titre crue de l’Allier", change(.title("crue de l’Allier"))),
    ("!alléger décrue", Wanted.order(MissionOrder.ease(reason: "décrue"))),
    ("!ease end", Wanted.order(MissionOrder.resume(reason: nil))),
    ("!prolonger 1h30", Wanted.order(MissionOrder.extend(90 * .minute, reason: nil))),
    ("!prolonger 6h : la décrue tarde", Wanted.order(MissionOrder.extend(6 * .hour, reason: "la décrue tarde"))),
    ("!diagnostic", Wanted.query(ShowHealth())),
  ])
  func lines(_ line: String, _ expected: Wanted) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.wanted == expected, "\(parsed)")
  }

  @Test func aDepartementIsAddedByItsCode() throws {
    let corse = try #require(Departement("2A"))
    #expect(
      try Shipped.book().parse("!mission ajoute 2a", .french()).wanted
        == Self.change(.departement(corse, isAdded: true)))
  }

  @Test(arguments: [
    ("!mission ajoute", "fault.bad_value"), ("!mission n’importe quoi", "fault.bad_value"),
    ("!mission hashtag", "fault.missing"), ("!mission titre", "fault.missing"), ("!prolonger", "fault.missing"),
    ("!miss", "fault.full_name"), ("!prol 6h", "fault.full_name"), ("!mission lieu=Issoire", "fault.unknown_key"),
  ])
  func nothingIsGuessed(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }
}
