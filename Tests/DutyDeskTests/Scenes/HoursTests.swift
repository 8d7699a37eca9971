import CrisisCore
import Foundation
import Testing

@testable import DutyDesk

/// How long each person kept the watch, as a file.
struct HoursTests {
  private func rows(_ e: Evening, _ language: Language = .french) throws -> [String] {
    let crisis = try #require(try e.read { try ($0.openCrises() + $0.endedCrises(limit: 1)).first })
    let export = CrisisExport(
      of: crisis, in: e.store, book: try Shipped.book.get(), language: language, zone: e.settings.zone,
      now: e.clock.now)
    var bytes: [UInt8] = []
    let count = try export.write(.hours) { bytes += $0 }
    let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).replacing("\u{A0}", with: " ")
      .components(separatedBy: "\r\n").dropLast()
    #expect(count == rows.count - 1)
    return Array(rows)
  }

  @Test func oneRowAPersonWithASentence() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!créneau 3h10-5h")
      await e.say("lea", in: veille, "!créneau 3h10-7h")
      await e.say("jo", in: veille, "!créneau 8h-9h")
      // Samir does not come.
      await e.say("samir", in: veille, "!créneau 4h-6h")
      await e.pass(to: Evening.start + 2 * .hour)
      await e.say("lea", in: veille, "!départ")
      await e.pass(to: Evening.start + 5 * .hour - 5 * .minute)
      await e.say("jo", in: veille, "!arrivée")
      await e.pass(to: Evening.start + 6 * .hour)
      let french = try rows(e)
      #expect(
        french == [
          "personne;première heure;dernière heure;périodes;minutes;attestation",
          "Jo;2019-11-24 03:10;2019-11-24 09:00;2;170;Jo a tenu la veille numérique pendant 2 h 50 pour 63-crue-2411, crue de l’Allier, du 24/11/2019 au 24/11/2019.",
          "Léa;2019-11-24 03:10;2019-11-24 05:10;1;120;Léa a tenu la veille numérique pendant 2 h pour 63-crue-2411, crue de l’Allier, du 24/11/2019 au 24/11/2019.",
        ])
      #expect(
        try rows(e, .english)[1].hasSuffix(
          "Jo kept the digital watch for 2 h 50 min for 63-crue-2411, crue de l’Allier, from 24/11/2019 to 24/11/2019.")
      )
    }
  }

  /// The night in which the clocks go back has an hour more, that in which they go forward one less.
  @Test(arguments: zip([1_585_438_200_000, 1_603_578_600_000] as [Milliseconds], [210, 330]))
  func theNightsWhenTheClocksChange(_ start: Milliseconds, _ minutes: Int) async throws {
    try await Evening.play(from: start) { (e: Evening) async throws in
      await e.activate("crue exercice")
      await e.say("jo", in: veille, "!créneau 0h30-5h")
      await e.pass(to: start + 8 * .hour)
      let row = try #require(try rows(e).last)
      #expect(row.contains(";1;\(minutes);") && row.hasSuffix(" (exercice)."), "\(row)")
    }
  }
}
