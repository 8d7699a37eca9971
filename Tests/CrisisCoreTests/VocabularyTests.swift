import Testing

@testable import CrisisCore

@Suite struct VocabularyTests {
  @Test(arguments: [
    (Hazard.flood, "inondation", "crue"), (.forestFire, "feu-foret", "feu"),
    (.industrialAccident, "accident-industriel", "accident"), (.storm, "tempete", "tempete"),
    (.damFailure, "rupture-barrage", "rupture-barrage"), (.fire, "incendie", "incendie"),
  ])
  func hazardsHaveAStoredNameAndACodeWord(_ hazard: Hazard, _ stored: String, _ word: String) {
    #expect(hazard.rawValue == stored)
    #expect(hazard.codeWord == word)
  }

  @Test func hazardsAreTheClosedListOfTheTeam() {
    let names = """
      inondation submersion pluie orage tempete neige-verglas grand-froid canicule cyclone seisme mouvement-terrain \
      avalanche volcan tsunami feu-foret incendie accident-industriel pollution nucleaire tmd rupture-barrage \
      panne-reseau accident-transport attentat trouble-ordre-public sanitaire disparition autre
      """
    #expect(Hazard.allCases.map(\.rawValue) == names.split(separator: " ").map(String.init))
  }

  @Test func noTwoHazardsShareACodeWord() {
    #expect(Set(Hazard.allCases.map(\.codeWord)).count == Hazard.allCases.count)
  }

  @Test(arguments: Hazard.allCases)
  func codeWordsCanBeTypedAnywhere(_ hazard: Hazard) {
    #expect(hazard.codeWord.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 45 })
  }

  @Test func categoriesAreTheClosedListOfTheTeam() {
    let names = Category.allCases.map(\.rawValue)
    #expect(
      names == ["route", "eau", "batiment", "reseau", "evacuation", "personne", "besoin", "rumeur", "autre"])
  }

  @Test func onlyAnActiveOrEasedCrisisIsOpen() {
    #expect(CrisisStatus.allCases.filter(\.isOpen) == [.active, .eased])
  }

  @Test func lengthsOfTime() {
    #expect(Milliseconds.day == 24 * .hour)
    #expect(Milliseconds.hour == 60 * .minute)
    #expect(Milliseconds.minute == 60 * .second)
    #expect(Milliseconds.second == 1_000)
  }
}
