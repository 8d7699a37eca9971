import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// The watch as the volunteers live it: from Sunday 24 November 2019, 03h10.
struct WatchTests {
  @Test func aVolunteerTakesAShiftAndComes() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!planning") == [
          "#visov-veille: 63-crue-2411 : personne n’est inscrit à la veille. Prendre un créneau : !créneau 3h30-6h30"
        ])
      #expect(
        await e.say("jo", in: veille, "!créneau 4h-7h") == [
          "#visov-veille: 63-crue-2411 : Jo de veille de 04h00 à 07h00. En arrivant : !arrivée. Erreur : !annuler (2 min)."
        ])
      #expect(
        await e.say("lea", "!créneau de 7h à 11h") == [
          "lea: 63-crue-2411 : Léa de veille de 07h00 à 11h00. En arrivant : !arrivée. Erreur : !annuler (2 min)."
        ])
      #expect(await e.wait(34 * .minute).to("jo") == [])
      #expect(
        await e.wait(.minute).to("jo") == [
          "Dans 15 min, à 04h00, vous êtes de veille pour 63-crue-2411, jusqu’à 07h00. En arrivant : !arrivée. Un empêchement : !créneau annuler @63-crue-2411"
        ])
      #expect(
        await e.say("jo", in: veille, "!arrivée") == [
          "#visov-veille: 63-crue-2411 : Jo prend la veille, jusqu’à 07h00."
        ])
      #expect(
        await e.wait(.second).to(veille) == [
          "Relève à 03h45 : Jo est de veille jusqu’à 07h00. Relève suivante à 07h00 : Léa."
        ])
      #expect(await e.wait(15 * .minute - .second).to(veille) == [])
      await e.say("jo", in: veille, "!s Issoire route urgent : pont coupé")
      #expect(
        await e.say("jo", in: veille, "!passation rappeler le camping de Parent") == [
          "#visov-veille: 63-crue-2411 : note gardée pour la relève de 07h00 (Léa), avec 1 point ouvert, urgent. Erreur : !annuler (2 min)."
        ])
      let relief = await e.wait(3 * .hour)
      let line =
        "Relève à 07h00 : Léa est de veille jusqu’à 11h00. Merci à Jo. Relève suivante à 11h00 : personne. Passation : 1 point ouvert, urgent, une note. Léa, confirmez : !reçu"
      #expect(relief.to(veille) == [line] && relief.to(coord).last == line)
      #expect(
        await e.say("lea", in: veille, "!reçu") == [
          "#visov-veille: 63-crue-2411 : passation reçue par Léa à 07h00. 1 point ouvert, urgent. Note de Jo : « rappeler le camping de Parent ». Le détail : !passation"
        ])
      #expect(
        await e.say("capitaine", in: gest63, "!état") == [
          "#gest-63: 63-crue-2411, inondation, active depuis 03h10, à la demande du SDIS 63. 1 signalement, à vérifier, urgent. Le dernier : 04h00. De veille : Léa jusqu’à 11h00. Relève à 11h00 : personne. Prochain point : 08h00."
        ])
      #expect(
        e.journal == [
          CrisisActivated.kind, ShiftsPlanned.kind, ShiftsPlanned.kind, DigestIssued.kind, ShiftArrived.kind,
          HandoverMade.kind,
        ] + (e.journal?.dropFirst(6) ?? []))
    }
  }

  @Test func whoDoesNotComeIsAbsentAndTheGapIsSaid() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 4h-7h")
      #expect(await e.wait(50 * .minute).to(veille).count == 1)
      #expect(await e.wait(9 * .minute).to(coord) == [])
      let said = await e.wait(.minute)
      #expect(
        said.to(coord) == [
          "63-crue-2411 : Jo, de veille de 04h00 à 07h00, ne s’est pas signalé. Quelqu’un d’autre : !remplacer Jo par, suivi de son nom"
        ])
      let gap =
        "TROU DE VEILLE depuis 04h00 : personne, il faut une personne. Le prendre : !créneau 4h10-8h"
      #expect(await e.wait(.second).to(veille) == [gap])
      // Who comes after all is on watch from then.
      #expect(
        await e.say("jo", in: veille, "!arrivée") == [
          "#visov-veille: 63-crue-2411 : Jo prend la veille, jusqu’à 07h00."
        ])
      #expect(
        await e.wait(.second) == [
          "#visov-coord: 63-crue-2411 : arrivée tardive à 04h10. Jo est de veille jusqu’à 07h00."
        ])
    }
  }

  /// Two who come late, one after the other.
  @Test func lateArrivalsAreNoRelief() async throws {
    try await Evening.play(.visov { $0.watch.people = 2 }) { (e: Evening) async throws in
      await e.activate()
      await e.say("camille", in: coord, "!relève 4h-7h jo lea")
      for minutes in [50, 10, 5] as [Milliseconds] { await e.wait(minutes * .minute) }
      await e.say("jo", in: veille, "!arrivée")
      #expect(
        await e.wait(.minute).to(coord).first
          == "63-crue-2411 : arrivée tardive à 04h15. Jo est de veille jusqu’à 07h00 (il manque une personne).")
      await e.say("lea", in: veille, "!arrivée")
      let said = await e.wait(.minute)
      #expect(
        said.to(coord) == ["63-crue-2411 : arrivée tardive à 04h16. Léa est de veille jusqu’à 07h00."])
      #expect(said.to(veille) == [])
    }
  }

  /// A shift that is taken at once was nobody's before: that is a relief.
  @Test func whoTakesTheWatchAtOnceRelieves() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-7h")
      await e.say("jo", in: veille, "!arrivée")
      #expect(await e.wait(.second).to(veille).first?.hasPrefix("Relève à 03h10 : Jo est de veille") == true)
    }
  }

  @Test func aNoteAloneIsHandedOver() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 4h-5h")
      await e.say("lea", in: veille, "!créneau 5h-6h")
      await e.wait(50 * .minute)
      await e.say("jo", in: veille, "!arrivée")
      #expect(
        await e.say("jo", in: veille, "!passation guetter la station") == [
          "#visov-veille: 63-crue-2411 : note gardée pour la relève de 05h00 (Léa). Erreur : !annuler (2 min)."
        ])
      #expect(
        await e.say("jo", "!passation").first
          == "jo: 63-crue-2411, passation : aucun point ouvert, 1 note. Laisser un mot à la relève : !passation votre note"
      )
      #expect(
        await e.wait(.hour).to(veille).last
          == "Relève à 05h00 : Léa est de veille jusqu’à 06h00. Merci à Jo. Relève suivante à 06h00 : personne. Passation : une note. Léa, confirmez : !reçu"
      )
      #expect(
        await e.say("lea", in: veille, "!reçu") == [
          "#visov-veille: 63-crue-2411 : passation reçue par Léa à 05h00. Note de Jo : « guetter la station ». Le détail : !passation"
        ])
    }
  }

  /// Who is at work is there, and only forgot to say so.
  @Test func whoReportsIsNotAbsent() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 4h-7h")
      await e.wait(50 * .minute)
      await e.wait(5 * .minute)
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      #expect(await e.wait(5 * .minute).to(coord) == [])
      #expect(try e.read { try $0.shifts(crisis: "63-crue-2411") }.map(\.status) == [.onWatch])
      #expect(await e.say("jo", in: veille, "!arrivée").first?.hasPrefix("jo: Vous êtes déjà de veille") == true)
      #expect(await e.wait(30 * .minute) == [])
    }
  }

  @Test func aGapIsSaidAnHourAndAQuarterBefore() async throws {
    try await Evening.play(.visov { $0.watch.people = 2 }) { (e: Evening) async throws in
      await e.activate()
      #expect(
        await e.say("camille", in: coord, "!relève 4h-5h jo lea") == [
          "#visov-coord: 63-crue-2411, veille de 04h00 à 05h00. Au planning : Jo et Léa (un message privé prévient). Erreur : !annuler (2 min).",
          "jo: 63-crue-2411 : vous êtes au planning de la veille, de 04h00 à 05h00 (par Camille). D’accord : !créneau @63-crue-2411 4h-5h ; sinon : !créneau annuler @63-crue-2411 4h-5h",
          "lea: 63-crue-2411 : vous êtes au planning de la veille, de 04h00 à 05h00 (par Camille). D’accord : !créneau @63-crue-2411 4h-5h ; sinon : !créneau annuler @63-crue-2411 4h-5h",
        ])
      #expect(await e.say("samir", in: veille, "!créneau 6h-8h").count == 1)
      #expect(
        await e.say("jo", "!créneau @63-crue-2411 4h-5h") == [
          "jo: 63-crue-2411 : Jo de veille de 04h00 à 05h00, avec Léa (confirmé). En arrivant : !arrivée. Erreur : !annuler (2 min)."
        ])
      let first = await e.wait(50 * .minute)
      #expect(
        first.to(veille) == [
          "TROU DE VEILLE dans 1 heure : personne de 05h00 à 06h00, il faut 2 personnes. Le prendre : !créneau 5h-6h",
          "Relève à 04h00 : Jo et Léa sont de veille jusqu’à 05h00. Relève suivante à 05h00 : personne. Jo et Léa, confirmez : !reçu",
        ])
      await e.say("jo", in: veille, "!arrivée")
      await e.say("lea", in: veille, "!arrivée")
      #expect(await e.wait(44 * .minute).to(veille) == [])
      #expect(
        await e.wait(.minute).to(veille) == [
          "TROU DE VEILLE dans 15 min : personne de 05h00 à 06h00, il faut 2 personnes. Le prendre : !créneau 5h-6h"
        ])
    }
  }
}
