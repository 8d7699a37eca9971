import Testing
import VigieTestSupport

@testable import Gazetteer

@Suite("The data of the départements")
struct GazetteerDataTests {
  @Test("complete, and each code once", arguments: [("63", 463), ("43", 257), ("03", 317), ("15", 250), ("42", 320)])
  func counts(departement: String, count: Int) {
    let communes = Places.france.communes(in: departement)
    #expect(communes.count == count)
    #expect(Set(communes.map(\.insee)).count == count)
    #expect(communes.allSatisfy { $0.insee.utf8.count == 5 && $0.insee.hasPrefix(departement) })
  }

  @Test("all of France") func all() {
    #expect(Places.france.table.departements.count == 101)
    let rows = 0..<Places.france.table.count
    #expect(rows.count { Places.france.table.kind(of: $0) == .commune } == 34_875)
    #expect(rows.count { Places.france.table.kind(of: $0) == .arrondissement } == 45)
    #expect(
      rows.count { Places.france.table.kind(of: $0) == .commune && Places.france.table.position(of: $0) == nil } < 20)
  }

  @Test("every official name finds its own commune in its own département", arguments: Departements.codes.sorted())
  func everyName(departement: String) {
    for commune in Places.france.communes(in: departement) {
      for typed in [commune.name, commune.name.uppercased(), commune.name.replacing("-", with: " ").lowercased()] {
        let found = Places.france.resolve(typed, in: [departement])
        #expect(found == .exact(commune), "\(typed): \(found)")
      }
    }
  }

  @Test("a letter wrong, missing or twice: the commune is among those named", arguments: [UInt64(1), 2, 3])
  func misspelt(seed: UInt64) {
    var random = Seeded(seed: seed)
    var missed: [String] = []
    var tried = 0
    for commune in Places.france.communes(in: "63") where commune.name.count >= 7 {
      var letters = Array(commune.name)
      let at = Int.random(in: 1..<letters.count, using: &random)
      guard letters[at].isLetter else { continue }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: letters.remove(at: at)
      case 1: letters.insert(letters[at], at: at)
      default: letters[at] = letters[at] == "a" ? "o" : "a"
      }
      tried += 1
      switch Places.france.resolve(String(letters), in: ["63"]) {
      case .exact(let found), .within(let found, _): if found.insee != commune.insee { missed.append(String(letters)) }
      case .unknown(let suggestions):
        if !suggestions.contains(where: { $0.insee == commune.insee }) { missed.append(String(letters)) }
      case .several, .ambiguous, .elsewhere: missed.append(String(letters))
      case .notCovered: Issue.record("63 is covered")
      }
    }
    #expect(tried > 300)
    #expect(missed.count * 20 < tried, "more than one in twenty missed: \(missed)")
  }

  @Test("any text is resolved without harm", arguments: 0..<200)
  func anyText(seed: Int) {
    var random = Seeded(seed: UInt64(seed))
    let alphabet = Array("aeéislnt STÀÉœß’'-,;() 0636\u{301}\u{200D}🌊İǅ")
    let text = String(
      (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? " " })
    if case .notCovered = Places.france.resolve(text, in: ["63", "43"]) { Issue.record("covered") }
  }
}
