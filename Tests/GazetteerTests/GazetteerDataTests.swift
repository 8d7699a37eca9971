import Testing
import VigieTestSupport

@testable import Gazetteer

@Suite("The data of the départements")
struct GazetteerDataTests {
  @Test("complete, and each code once", arguments: [("63", 464), ("43", 257), ("03", 317), ("15", 247), ("42", 326)])
  func counts(departement: String, count: Int) {
    let communes = Places.france.communes(in: departement)
    #expect(communes.count == count)
    #expect(Set(communes.map(\.insee)).count == count)
    #expect(Set(communes.map(\.name)).count == count)
    #expect(communes.allSatisfy { $0.insee.utf8.count == 5 && $0.insee.hasPrefix(departement) })
    #expect(Places.france.communes(in: "75").isEmpty)
  }

  @Test("every official name finds its own commune", arguments: ["63", "43", "03", "15", "42"])
  func everyName(departement: String) {
    for commune in Places.france.communes(in: departement) {
      #expect(Places.france.resolve(commune.name, in: [departement]) == .exact(commune))
      #expect(Places.france.resolve(commune.name.uppercased(), in: [departement]) == .exact(commune))
    }
  }

  @Test("every former name is read, and leads to a commune that is", arguments: [DepartementData.puyDeDome])
  func everyFormerName(data: DepartementData) {
    let entries = data.former.split(separator: ";").count
    #expect(data.formerRows.count == entries)
    for row in data.formerRows {
      #expect(PlacesTests.exact(row.name, in: [data.code])?.insee == data.code + row.now)
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
