import CommandBook
import CrisisCore
import CrisisStore
import Foundation
import Testing

@testable import DutyDesk

struct AfterActionTests {
  /// The report of a short mission, whole.
  @Test(arguments: Language.allCases) func itTellsTheMission(_ language: Language) async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("lea", in: veille, "!créneau 3h15-5h15")
      await e.wait(5 * .minute)
      await e.say("lea", in: veille, "!arrivée")
      await e.say("jo", in: veille, "!s Issoire 3h05 route urgent : le pont [coupé] | <b>")
      await e.say("jo", in: veille, "!s Coudes : faux bruit")
      await e.say("jo", in: veille, "!note à reprendre")
      await e.say("jo", in: veille, "!annuler")
      await e.say("lea", in: veille, "!vérifier 1 ok source date B2 : vu sur place")
      await e.say("lea", in: veille, "!vérifier 2 faux photo de 2003")
      await e.say("jo", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/x Routes coupées")
      await e.say("camille", in: coord, "!valider R1")
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/77")
      e.clock.advance(by: 45 * .minute)
      await e.say("lea", in: veille, "!départ")
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      let crisis = try #require(try e.read { try $0.crisis("63-crue-2411") })
      let export = CrisisExport(
        of: crisis, in: e.store, book: try Shipped.book.get(), language: language,
        zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, now: e.clock.now)
      var bytes: [UInt8] = []
      #expect(try export.write(.md) { bytes += $0 } == 2)
      let (head, digests) = try e.read { (try $0.journalHead(), try $0.digests(crisis: crisis.code)) }
      let said = String(decoding: bytes, as: UTF8.self).replacing("\u{A0}", with: " ")
        .replacing(/\(data:image\/svg\+xml;base64,[A-Za-z0-9+\/]{200,}=*\)/, with: "(PICTURE)")
      #expect(digests.count == 1 && digests[0].text.contains("[coupé] | <b>"))
      let told = digests[0].lines.map { "> \($0)" }.joined(separator: "\n>\n").replacing("\u{A0}", with: " ")
        .replacing("[coupé] | <b>", with: "\\[coupé\\] \\| \\<b\\>")
      let expected = (language == .french ? Self.french : Self.english)
        .replacing("HEAD", with: "\(head.sequence)").replacing("HASH", with: head.short).replacing("DIGEST", with: told)
      #expect(said == expected)
    }
  }

  private static let french = #"""
    # Rapport de mission : crue de l’Allier (63-crue-2411)

    Demandeur : SDIS 63. Aléa : inondation. Département : 63. Nature : mission réelle.

    Mission activée le 24/11/2019 à 03h10, terminée le 24/11/2019 à 04h00.

    Établi le 24/11/2019 à 04h00 à partir du journal, jusqu’à son entrée n° HEAD (empreinte HASH).

    **Ce document contient des données personnelles : il se garde et se transmet avec les mêmes précautions que le journal.**

    ## Chiffres

    2 signalements, dont 1 urgent.

    ![2 signalements reçus, par tranches de 1 h ; 2 au plus dans l’une d’elles](PICTURE)

    ![2 signalements, selon ce qui en est advenu](PICTURE)

    ![2 signalements sur la carte](PICTURE)

    | statut | signalements |
    | --- | ---: |
    | vérifié | 1 |
    | infirmé | 1 |

    | catégorie | signalements |
    | --- | ---: |
    | route | 1 |
    | sans catégorie | 1 |

    ## Chronologie

    ### 24/11/2019

    - 03h10, capitaine : active l’équipe à la demande de SDIS63 : crue de l’Allier
    - 03h10, Léa : créneau de Léa, de 03h15 à 05h15
    - 03h15, Vigie : relève de 03h15 : aucun point ouvert
    - 03h15, Léa : prend la veille
    - 03h15, Jo : signale S1, Issoire, route, urgent : le pont \[coupé\] \| \<b\>
    - 03h15, Jo : signale S2, Coudes : faux bruit
    - 03h15, Léa : vérifie S1, vérifié (source et date ; cotation B2) : vu sur place
    - 03h15, Léa : vérifie S2, infirmé : photo de 2003
    - 03h15, Jo : écrit R1, info : Routes coupées
    - 03h15, Camille : valide R1
    - 03h15, Jo : met R1 en ligne (X)
    - 04h00, Vigie : point de situation n° 1
    - 04h00, Léa : quitte la veille à 04h00
    - 04h00, Camille : termine la mission : décrue

    ## Points de situation

    DIGEST

    ## Signalements vérifiés

    - S1, Issoire, route : le pont \[coupé\] \| \<b\>
      - Par Léa le 24/11/2019 à 03h15 (source et date ; cotation B2) : vu sur place

    ## Signalements infirmés

    - S2, Coudes : faux bruit
      - Par Léa le 24/11/2019 à 03h15 : photo de 2003

    ## Relais

    - R1, info, en ligne : Routes coupées (https://www.puy-de-dome.gouv.fr/x)
      - Publié sur X le 24/11/2019 à 03h15 : https://x.com/visov/status/77

    ## Heures de veille

    | personne | durée |
    | --- | ---: |
    | Léa | 45 min |

    """#

  private static let english = #"""
    # After-action report: crue de l’Allier (63-crue-2411)

    Requester: SDIS 63. Hazard: flood. Département: 63. Kind: a real mission.

    Mission activated at 03:10 on 24/11/2019, ended at 04:00 on 24/11/2019.

    Made at 04:00 on 24/11/2019 from the journal, up to its entry No. HEAD (fingerprint HASH).

    **This document holds personal data: keep it and pass it on as carefully as the journal.**

    ## Figures

    2 reports, 1 of them urgent.

    ![2 reports received, by slices of 1 h; 2 at most in one of them](PICTURE)

    ![What became of 2 reports](PICTURE)

    ![2 reports on the map](PICTURE)

    | status | reports |
    | --- | ---: |
    | verified | 1 |
    | refuted | 1 |

    | category | reports |
    | --- | ---: |
    | road | 1 |
    | no category | 1 |

    ## Timeline

    ### 24/11/2019

    - 03:10, capitaine: called out the team for SDIS63: crue de l’Allier
    - 03:10, Léa: shift of Léa, from 03:15 to 05:15
    - 03:15, Vigie: relief at 03:15: nothing open
    - 03:15, Léa: came on watch
    - 03:15, Jo: reported S1, Issoire, road, urgent: le pont \[coupé\] \| \<b\>
    - 03:15, Jo: reported S2, Coudes: faux bruit
    - 03:15, Léa: verified S1, verified (source and date; grade B2): vu sur place
    - 03:15, Léa: verified S2, refuted: photo de 2003
    - 03:15, Jo: wrote R1, info: Routes coupées
    - 03:15, Camille: approved R1
    - 03:15, Jo: put R1 online (X)
    - 04:00, Vigie: digest No. 1
    - 04:00, Léa: left the watch, at 04:00
    - 04:00, Camille: ended the mission: décrue

    ## Digests

    DIGEST

    ## Verified reports

    - S1, Issoire, road: le pont \[coupé\] \| \<b\>
      - By Léa at 03:15 on 24/11/2019 (source and date; grade B2): vu sur place

    ## Refuted reports

    - S2, Coudes: faux bruit
      - By Léa at 03:15 on 24/11/2019: photo de 2003

    ## Relays

    - R1, info, online: Routes coupées (https://www.puy-de-dome.gouv.fr/x)
      - Published on X at 03:15 on 24/11/2019: https://x.com/visov/status/77

    ## Hours of watch

    | person | duration |
    | --- | ---: |
    | Léa | 45 min |

    """#
}
