import CrisisCore
import PlainText
import Testing
import VigieTestSupport

/// Whatever is typed in whatever order, each part of it is understood, or stands in the record and in the answer.
struct WordsKeptTests {
  private struct Line {
    var parts: [(typed: String, isKept: (ReportFiled, String) -> Bool)] = []
    var text: String?
  }

  private static let communes = ["Issoire", "à Coudes", "Parentignat", "Brassac-les-Mines", "Le Broc"]
  private static let spots = [
    "12 rue du Pont", "avenue de la Gare", "D996", "A75 PR 12", "près de la gare", "impasse des Lilas",
  ]
  private static let facts = [
    "pont coupé", "cave inondée", "arbre tombé", "plus d'électricité", "xyzzy", "des gens sur le toit",
    "bonjour à tous",
    "camion renversé", "l'eau monte vite", "quartier isolé", "fuite de gaz", "vaches noyées", "passage impossible",
  ]
  private static let links = [
    "https://x.com/a/status/9", "facebook.com/sdis63/posts/101", "https://example.org/b?c=1:2",
  ]
  private static let times = [
    ("14h10", 850), ("vers 13h30", 810), ("à midi", 720), ("il y a 20 min", 850), ("13:05", 785),
  ]
  private static let glue = [" ", " ", " ", ", ", " - ", " ; "]

  private static func holds(_ words: String, _ report: ReportFiled, _ answer: String, isText: Bool) -> Bool {
    let record = Folding.fold(
      [report.text, report.place.detail, report.place.commune, report.place.raw]
        .compactMap(\.self).joined(separator: " "))
    let kept = Folding.fold(words).split(separator: " ").allSatisfy { record.contains($0) }
    let said = Folding.fold(answer)
    return kept
      && (isText || answer.contains("…") || Folding.fold(words).split(separator: " ").allSatisfy { said.contains($0) })
  }

  private static func line(_ random: inout some RandomNumberGenerator) -> (typed: String, Line) {
    var line = Line()
    func add(_ typed: String, _ isKept: @escaping (ReportFiled, String) -> Bool) { line.parts.append((typed, isKept)) }
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    var hasPlace = false
    if chance(90) {
      hasPlace = true
      let commune = communes.randomElement(using: &random) ?? ""
      let name = commune.split(separator: " ").last.map(String.init) ?? commune
      add(commune) { $0.place.shown?.contains(name) == true && $1.contains(name) }
    }
    if chance(40) {
      let spot = spots.randomElement(using: &random) ?? ""
      add(spot) { holds(spot, $0, $1, isText: false) }
    }
    if chance(40), let (typed, minute) = times.randomElement(using: &random) {
      add(typed) { report, _ in
        report.observedAt == LineReading.now - Milliseconds(870 - minute) * .minute
          || holds(typed, report, typed, isText: true)
      }
    }
    if chance(30) {
      add("urgent") { $0.urgency == .urgent && $1.contains("urgent") }
    }
    if chance(30) {
      let link = links.randomElement(using: &random) ?? ""
      add(link) { report, answer in
        (report.link?.raw.contains(link) == true || report.text?.contains(link) == true) && answer.contains("lien")
      }
    }
    if chance(60) || !hasPlace {
      let fact = facts.randomElement(using: &random) ?? ""
      add(fact) { holds(fact, $0, $1, isText: false) }
    }
    line.parts.shuffle(using: &random)
    var typed = "!s"
    for (index, part) in line.parts.enumerated() {
      typed += (index == 0 ? " " : glue.randomElement(using: &random) ?? " ") + part.typed
    }
    if chance(40) {
      let text = facts.randomElement(using: &random) ?? ""
      line.text = text
      typed += [" : ", ": ", " :", ":"].randomElement(using: &random).map { $0 + text } ?? ""
    }
    return (typed, line)
  }

  @Test(arguments: 0..<20)
  func noPartOfALineIsLost(_ seed: UInt64) throws {
    var random = Seeded(seed: seed)
    for _ in 0..<100 {
      let (typed, line) = Self.line(&random)
      guard let (report, answer) = try LineReading(line: typed).filed() else {
        Issue.record("not taken: \(typed)")
        continue
      }
      for part in line.parts where !part.isKept(report, answer) {
        Issue.record("lost « \(part.typed) » of \(typed): \(report.place), \(report.text ?? "-") → \(answer)")
      }
      if let text = line.text { #expect(report.text?.contains(text) == true, "\(typed): \(report.text ?? "-")") }
    }
  }
}
