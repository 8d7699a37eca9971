import Testing

@testable import Gazetteer

@Suite("What typed words mean")
struct PlacesTests {
  static let puyDeDome = ["63"]

  @Test(
    "the fourteen communes of the flood of November 2019",
    arguments: [
      ("Brassac-les-Mines", "63050"), ("Jumeaux", "63182"), ("Auzat-la-Combelle", "63022"), ("Beaulieu", "63031"),
      ("Le Breuil-sur-Couze", "63052"), ("Orsonnette", "63255"), ("Le Broc", "63054"), ("Les Pradeaux", "63287"),
      ("Parentignat", "63270"), ("Issoire", "63178"), ("Orbeil", "63261"), ("Sauvagnat-Sainte-Marthe", "63411"),
      ("Coudes", "63121"), ("Parent", "63269"),
    ])
  func flood(name: String, insee: String) {
    #expect(Self.exact(name)?.insee == insee)
    #expect(Self.exact(name.lowercased())?.insee == insee)
    #expect(Self.exact(name.uppercased())?.insee == insee)
  }

  @Test(
    "however it is typed",
    arguments: [
      ("issoire", "Issoire"), ("ISSOIRE", "Issoire"), ("brassac les mines", "Brassac-les-Mines"),
      ("Brassac", "Brassac-les-Mines"), ("le breuil", "Le Breuil-sur-Couze"), ("Broc", "Le Broc"),
      ("pradeaux", "Les Pradeaux"), ("St Germain Lembron", "Saint-Germain-Lembron"),
      ("st-germain-l'herm", "Saint-Germain-l’Herm"), ("Saint-Germain-l’Herm", "Saint-Germain-l’Herm"),
      ("Ste Agathe", "Sainte-Agathe"), ("eglisolles", "Églisolles"), ("Mont Dore", "Mont-Dore"),
      ("Neuf-Eglise", "Neuf-Église"), ("63500 Issoire", "Issoire"), ("Issoire (63)", "Issoire"),
      ("à Issoire", "Issoire"), ("commune d’Issoire", "Issoire"), ("Chambaron-sur-Morge", "Chambaron sur Morge"),
      ("cournon d auvergne", "Cournon-d’Auvergne"), ("E\u{301}glisolles", "Églisolles"),
    ])
  func exact(typed: String, name: String) {
    #expect(Self.exact(typed)?.name == name)
  }

  @Test(
    "a commune that is part of another now",
    arguments: [
      ("Orsonnette", "Nonette-Orsonnette"), ("nonette", "Nonette-Orsonnette"), ("Dallet", "Mur-sur-Allier"),
      ("Mezel", "Mur-sur-Allier"), ("Chaméane", "Le Vernet-Chaméane"), ("La Moutade", "Chambaron sur Morge"),
      ("Flat", "Aulhat-Flat"), ("Creste", "Saint-Diéry"),
    ])
  func former(typed: String, name: String) {
    let commune = Self.exact(typed)
    #expect(commune?.name == name)
    #expect(
      FoldedText.words(of: commune?.formerName ?? "").map(\.letters) == FoldedText.words(of: typed).map(\.letters))
    #expect(Self.exact(name)?.formerName == nil)
  }

  @Test(
    "a street and its commune",
    arguments: [
      ("12 rue du Pont Issoire", "Issoire", "12 rue du Pont"), ("pont de Parentignat", "Parentignat", "pont"),
      ("12 rue d’Issoire, Parentignat", "Parentignat", "12 rue d’Issoire"),
      ("le quartier de la gare, Issoire", "Issoire", "quartier de la gare"),
      ("camping de Parent", "Parent", "camping"),
      ("RD 996 Saint-Germain-Lembron centre", "Saint-Germain-Lembron", "RD 996 centre"),
      ("Issoire Sud", "Issoire", "Sud"), ("Issoire-Sud", "Issoire", "Sud"),
      ("rue Mégecoste 63570 Brassac-les-Mines", "Brassac-les-Mines", "rue Mégecoste"),
      ("gare du Breuil-sur-Couze", "Le Breuil-sur-Couze", "gare"), ("rue d’Issoire", "Issoire", "rue"),
      ("école du Broc", "Le Broc", "école"),
    ])
  func within(typed: String, name: String, rest: String) {
    guard case .within(let commune, let found) = Places.france.resolve(typed, in: Self.puyDeDome) else {
      Issue.record("\(typed): \(Places.france.resolve(typed, in: Self.puyDeDome))")
      return
    }
    #expect(commune.name == name)
    #expect(found == rest)
  }

  @Test(
    "misspelt or not enough: the nearest are named",
    arguments: [
      ("Orbel", ["Orbeil", "Orléat"]), ("Condat", ["Condat-en-Combraille", "Condat-lès-Montboissier"]),
      ("Sainte-Marthe", ["Sauvagnat-Sainte-Marthe"]), ("Zurich", []), ("", []), ("42", []),
    ])
  func unknown(typed: String, names: [String]) {
    let resolution = Places.france.resolve(typed, in: Self.puyDeDome)
    guard case .unknown(let suggestions) = resolution else {
      Issue.record("\(typed): \(resolution)")
      return
    }
    #expect(suggestions.map(\.name) == names)
  }

  @Test(
    "the nearest comes first",
    arguments: [
      ("Isoire", "Issoire"), ("Parantignat", "Parentignat"), ("pont de Parantignat", "Parentignat"),
      ("Orsonète", "Nonette-Orsonnette"), ("Bussières-et-Pruna", "Bussières-et-Pruns"), ("Jumaux", "Jumeaux"),
      ("Brasac les mine", "Brassac-les-Mines"), ("Églieneuve-d’Entraigues", "Égliseneuve-d’Entraigues"),
    ])
  func nearest(typed: String, name: String) {
    #expect(Self.suggestions(typed, in: Self.puyDeDome).first?.name == name)
  }

  @Test("three suggestions at most") func three() {
    #expect(Self.suggestions("Saint-Germain", in: ["63"]).count == 3)
  }

  @Test(
    "words of a description are not taken for a commune",
    arguments: ["dans les champs", "le vieux quartier nord", "chez un parent", "pont", "la chapelle", "au bourg"])
  func common(typed: String) {
    switch Places.france.resolve(typed, in: Self.puyDeDome) {
    case .unknown: break
    case let other: Issue.record("\(typed): \(other)")
    }
  }

  @Test("of two communes with one name, none is guessed; the département tells them apart") func homonyms() {
    #expect(Self.suggestions("Beaulieu", in: ["63", "43"]).map(\.name) == ["Beaulieu (63)", "Beaulieu (43)"])
    #expect(Self.exact("Beaulieu (43)", in: ["63", "43"])?.insee == "43021")
    #expect(Self.exact("beaulieu 63", in: ["63", "43"])?.insee == "63031")
    #expect(Self.suggestions("pont de Beaulieu", in: ["43", "63"]).map(\.name) == ["Beaulieu (43)", "Beaulieu (63)"])
  }

  @Test("only the départements of the crisis") func scope() {
    #expect(Self.exact("Brioude", in: ["43"])?.insee == "43040")
    #expect(Self.exact("Brioude", in: ["63"]) == nil)
    #expect(Self.exact("Brioude", in: ["63", "43"])?.departement == "43")
    #expect(Self.exact("l’horme", in: ["42"])?.name == "L’Horme")
    #expect(Self.exact("moulins", in: ["03"])?.insee == "03190")
    #expect(Places.france.resolve("Strasbourg", in: ["67"]) == .notCovered)
    #expect(Places.france.resolve("Strasbourg", in: []) == .notCovered)
    #expect(Self.exact("Issoire", in: ["67", "63"])?.insee == "63178")
  }

  static func exact(_ typed: String, in departements: [String] = puyDeDome) -> Commune? {
    if case .exact(let commune) = Places.france.resolve(typed, in: departements) { return commune }
    return nil
  }

  static func suggestions(_ typed: String, in departements: [String]) -> [Commune] {
    if case .unknown(let suggestions) = Places.france.resolve(typed, in: departements) { return suggestions }
    return []
  }
}
