import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// Whatever is reported and verified, in whatever words: what everybody reads has none of them.
struct RedactionTests {
  private static let communes = ["Issoire", "Coudes", "Parent", "Le Broc", "Orbeil", "Brassac-les-Mines"]
  private static let kinds = [
    "route", "eau", "bâtiment", "réseau", "évacuation", "personne", "besoin", "rumeur", "autre", "",
  ]

  /// A word that nobody says but here.
  private static func secret(_ random: inout Seeded) -> String {
    "zq" + String((0..<8).map { _ in "abcdefghjk".randomElement(using: &random) ?? "a" })
  }

  @Test(arguments: 1...6) func nothingThatAnybodyWroteIsPublic(_ seed: Int) async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      var random = Seeded(seed: UInt64(seed) &* 0x9E37)
      var secrets: [String] = []
      func word() -> String {
        let word = Self.secret(&random)
        secrets.append(word)
        return word
      }
      await e.activate("crue \(word())")
      var forbidden = 0
      for number in 1...25 {
        let kind = Self.kinds.randomElement(using: &random) ?? ""
        let call = Bool.random(using: &random) && number % 5 == 0
        let street = Bool.random(using: &random) ? "rue \(word())" : ""
        let point = number % 4 == 0 ? "45.\(Int.random(in: 40_000...60_000, using: &random)),3.2\(number)123" : ""
        let link = number % 3 == 0 ? "https://x.com/\(word())/status/\(number)\(seed)" : ""
        let line = call ? "!sos" : "!s"
        let people = number % 7 == 0 ? "3 pers" : ""
        if call || !["route", "eau", "bâtiment", "réseau"].contains(kind) || !people.isEmpty { forbidden += 1 }
        await e.say(
          number % 2 == 0 ? "jo" : "samir", in: veille,
          "\(line) \(link) \(Self.communes.randomElement(using: &random) ?? "") \(street) \(kind) \(people) \(point) : \(word()) \(word())"
        )
        if Bool.random(using: &random) {
          await e.say("lea", in: veille, "!lier \(number) https://x.com/\(word())/status/9\(number)")
        }
        if number % 6 != 0 { await e.say("lea", in: veille, "!vérifier \(number) ok source : \(word())") }
        if number % 9 == 0 { await e.say("lea", in: veille, "!corriger \(number) lieu=\(word())") }
      }
      await e.say("camille", in: coord, "!note \(word())")
      await e.say("capitaine", in: gest63, "!question \(word())")
      let path = try await PublicMapTests.open(e)
      let verified = try e.read { try $0.countReports(.init(crisis: "63-crue-2411", statuses: [.verified])) }
      #expect(verified >= 6 && forbidden > 5, "\(verified) \(forbidden)")
      await e.wait(40 * .minute)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        for address in [path, "\(path).geojson", "\(path).csv", "\(path).kml", "\(path).gpx", "\(path).atom"] {
          let body = try await board.get(address).body
          let told = secrets.filter { body.contains($0) }
          #expect(told.isEmpty, "\(address): \(told)")
          for name in ["Samir", "samir", "Jo,", "Léa", "//x.com", "status/", "rue ", "S1,", "capitaine"] {
            #expect(!body.contains(name), "\(address): \(name)")
          }
          for kind in [
            "\"evacuation\"", "\"personne\"", "\"besoin\"", "\"rumeur\"", "\"autre\"", ">évacuation<", ">personne<",
          ] {
            #expect(!body.contains(kind), "\(address): \(kind)")
          }
        }
        let map = try await board.get("\(path).geojson").body
        #expect(map.contains("\"Feature\""))
        for match in map.matches(of: /T\d\d:(\d\d):(\d\d)/) {
          #expect(["00", "15", "30", "45"].contains(match.output.1) && match.output.2 == "00")
        }
        // A point that somebody set is right to two decimals.
        for match in map.matches(of: /"coordinates":\[(-?[0-9.]+),(-?[0-9.]+)\],?[^\n]*"precision":"locality"/) {
          for number in [match.output.1, match.output.2] {
            #expect(number.split(separator: ".").last.map { $0.count <= 2 } == true, "\(number)")
          }
        }
      }
    }
  }
}
