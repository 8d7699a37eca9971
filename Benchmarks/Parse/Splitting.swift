import IRCProtocol

/// A long French text cut into lines that IRC takes, with what makes cutting hard: accents, no-break spaces, marks that
/// stand alone, a word without end.
enum Splitting {
  private static let sentences = [
    "L’eau est montée de 40 cm à Brassac-les-Mines depuis 3 h ; la RD 76 est coupée à l’entrée du pont. ",
    "« Ne pas s’engager sur une route inondée », rappelle la préfecture : évitez les berges de l’Allier ! ",
    "Le gymnase de Coudes accueille 80 personnes (34 enfants) ; il manque des lits, dit la mairie à 13h20. ",
    "cafe\u{301} de\u{301}truit, voir https://example.org/\(String(repeating: "inondation", count: 60)) ",
  ]

  /// - Returns: milliseconds to cut a megabyte, round by round.
  static func measure(rounds: Int) -> [Double] {
    var text = ""
    var at = 0
    while text.utf8.count < 1_000_000 {
      text += sentences[at % sentences.count]
      at += 1
    }
    return (0..<rounds).map { _ in
      let start = ContinuousClock.now
      let parts = TextSplitter.split(TextSplitter.sanitized(text), budget: 400)
      let took = (ContinuousClock.now - start) / .milliseconds(1)
      precondition(parts.reduce(0) { $0 + $1.utf8.count } == text.utf8.count, "the parts are not the text")
      return (took * 100).rounded() / 100
    }
  }
}
