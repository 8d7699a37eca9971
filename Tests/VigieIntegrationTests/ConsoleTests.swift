import Foundation
import Testing

extension IntegrationTests {
  @Suite("The console")
  struct ConsoleTests {
    /// The README's conversation, played from a script: word for word, but for dates and times.
    @Test func `a script plays the conversation of the README`() async throws {
      let script = """
        ## The night of the flood.
        /as capitaine
        /in #gest-63
        !activer crue de l’Allier
        !oui
        /as jo
        /in #visov-veille
        !signaler Issoire 3h10 route urgent : le pont est coupé
        /as lea
        !s eau dans les caves, 12 rue du Pont à Coudes
        /as samir
        !s Coudes, caves inondées rue du Pont
        /as lea
        !signaler Orbel : de l’eau dans les caves
        !vior 1
        !état
        """
      let played = try await Program.vigie("console", "--from", "2020-11-24T03:39", input: script)
      #expect(played.status == 0)
      #expect(played.errors.isEmpty)
      let said = Self.timeless(played.output).split(separator: "\n").map(String.init)
      let expected = Self.conversation.split(separator: "\n").map(String.init)
      for (said, expected) in zip(said, expected) { #expect(said == expected) }
      #expect(said.count == expected.count)
    }

    /// Times as HHhMM, days as JJ/MM; no-break spaces as spaces, for this page to be legible.
    private static func timeless(_ text: String) -> String {
      text.replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ")
        .replacing(#/63-crue-\d{4}/#, with: "63-crue-JJMM")
        .replacing(#/(avant|point :) le \d\d\/\d\d à/#) { String($0.output.1) }
        .replacing(#/\d+h\d*-\d+h\d*/#, with: "Hh-Hh")
        .replacing(#/le \d\d\/\d\d à/#, with: "à")
        .replacing(#/\d\dh\d\d/#, with: "HHhMM")
    }

    private static let conversation = """
      #gest-63 <capitaine> !activer crue de l’Allier
      #gest-63 <Vigie> Activer l’équipe ? Inondation (crue de l’Allier), département 63, à la demande du SDIS 63, mission réelle. !oui pour activer, !non pour renoncer. Pour un exercice : !activer inondation exercice
      #gest-63 <capitaine> !oui
      #gest-63 <Vigie> 63-crue-JJMM activée à HHhMM : crue de l’Allier. Demandeur : SDIS 63 (capitaine). COD : non armé ; s’il l’est : !mission cod armé. Volontaires appelés : 3. Premier point de situation avant HHhMM. Une question aux volontaires : !question texte. Erreur : !annuler (2 min).
      #visov-veille <Vigie> Appel aux volontaires, mission réelle : 63-crue-JJMM, crue de l’Allier (63), demandée par le SDIS 63 à HHhMM. Venir : !rejoindre 63. Prendre un créneau : !créneau Hh-Hh. Aide : !aide signaler
      #visov-coord <Vigie> Crise 63-crue-JJMM activée à HHhMM : crue de l’Allier. Demandeur : SDIS 63 (capitaine). COD : non armé. Volontaires appelés : 3. Premier point de situation avant HHhMM. Une question aux volontaires : !question @63-crue-JJMM texte
      #visov-veille <jo> !signaler Issoire 3h10 route urgent : le pont est coupé
      #visov-veille <Vigie> S1 enregistré : Issoire, route, vu à HHhMM, urgent, non vérifié. Une erreur : !corriger 1 puis le mot juste, ou !annuler (2 min).
      #visov-veille <lea> !s eau dans les caves, 12 rue du Pont à Coudes
      #visov-veille <Vigie> S2 enregistré : Coudes (12 rue du Pont), eau, « eau dans les caves », non vérifié. Une erreur : !corriger 2 puis le mot juste, ou !annuler (2 min).
      #visov-veille <samir> !s Coudes, caves inondées rue du Pont
      #visov-veille <Vigie> S3 enregistré : Coudes (rue du Pont), « caves inondées », non vérifié. Une erreur : !corriger 3 puis le mot juste, ou !annuler (2 min). Ressemble à S2 (Coudes, 12 rue du Pont, eau, HHhMM). Même fait ? !doublon 3 de 2
      #visov-veille <lea> !signaler Orbel : de l’eau dans les caves
      #visov-veille <Vigie> S4 enregistré, non vérifié, lieu à préciser : aucune commune « Orbel » dans le 63. Orbeil ou Orléat ? Répondez : !corriger 4 Orbeil
      #visov-veille <lea> !vior 1
      → lea <Vigie> Commande inconnue : !vior. Vouliez-vous dire !voir ? Rien n’est fait. Les commandes : !aide
      #visov-veille <lea> !état
      #visov-veille <Vigie> 63-crue-JJMM, crue de l’Allier, active depuis HHhMM, à la demande du SDIS 63. 4 signalements, dont 4 à vérifier et 1 urgent. Le dernier : HHhMM. Prochain point : HHhMM.
      """

    @Test func `what the README shows is what the program says`() async throws {
      let readme = try String(contentsOfFile: Checkout.root + "/README.md", encoding: .utf8)
      let lines = Self.timeless(readme).split(separator: "\n").filter { $0.contains("<Vigie>") }.map(String.init)
      #expect(lines.count >= 7)
      for line in lines { #expect(Self.conversation.contains(line), "the README says otherwise") }
    }
  }
}
