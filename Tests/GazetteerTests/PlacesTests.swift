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
      ("le quartier de la gare, Issoire", "Issoire", "le quartier de la gare"),
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
      ("Orbel", ["Orbeil", "Orléat"]), ("Condat", ["Condat-en-Combraille", "Condat-lès-Montboissier", "Condat"]),
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

  @Test(
    "of communes with one name none is guessed; a département, a postal code or a neighbour tells them apart",
    arguments: [
      ("Beaulieu", "several of: 43021 63031"), ("pont de Beaulieu", "several of: 43021 63031 | pont"),
      ("Beaulieu (43)", "43021"), ("beaulieu 63", "63031"), ("Beaulieu (Haute-Loire)", "43021"),
      ("Beaulieu en Haute-Loire", "43021"), ("Beaulieu dans le 43", "43021"), ("43800 Beaulieu", "43021"),
      ("63570 Beaulieu", "63031"), ("Beaulieu près de Jumeaux", "63031 | près de Jumeaux"),
      ("Beaulieu et Brassac-les-Mines", "63031 + 63050"), ("Issoire et Coudes", "63178 + 63121"),
      ("Issoire/Coudes", "63178 + 63121"), ("Auzat et Jumeaux", "63022 + 63182"),
      ("D996 entre Issoire et Parentignat", "63178 + 63270 | D996"), ("Brioude", "43040"),
      ("Lyon 3e", "elsewhere 69383"),
      ("69003 Lyon", "elsewhere 69383"), ("Marseille 13", "elsewhere 13213"), ("Lyon (69)", "elsewhere 69123"),
      ("Paris 15ème arrondissement", "elsewhere 75115"), ("Ajaccio", "elsewhere 2A004"),
      ("Saint-Denis (974)", "elsewhere 97411"), ("Condat (15)", "elsewhere 15054"), ("Brassac 81", "elsewhere 81037"),
      ("rue Mégecoste à Brassac", "63050 | rue Mégecoste"), ("le pont est coupé à coudes", "63121 | le pont est coupé"),
      ("rue de Paris", "unknown"), ("pont coupé", "unknown"), ("dans les champs", "unknown"),
    ])
  func several(typed: String, meaning: String) {
    #expect(Self.meaning(typed, in: ["43", "63"]) == meaning)
  }

  @Test(
    "outside the départements of the crisis a commune is named as such",
    arguments: [
      ("Sainte Florine", "elsewhere 43185"), ("sainte florine", "elsewhere 43185"), ("Beaulieu 43", "elsewhere 43021"),
      ("Brioude", "elsewhere 43040"), ("pompiers de Brioude sur place", "elsewhere 43040 | pompiers sur place"),
    ])
  func elsewhere(typed: String, meaning: String) {
    #expect(Self.meaning(typed, in: ["63"]) == meaning)
  }

  @Test("only the départements of the crisis") func scope() {
    #expect(Self.exact("Brioude", in: ["43"])?.insee == "43040")
    #expect(Self.exact("Brioude", in: ["63"]) == nil)
    #expect(Self.exact("l’horme", in: ["42"])?.name == "L’Horme")
    #expect(Self.exact("moulins", in: ["03"])?.insee == "03190")
    #expect(Self.exact("Strasbourg", in: ["67"])?.insee == "67482")
    #expect(Self.exact("Strasbourg", in: [])?.insee == "67482")
    #expect(Places.france.resolve("Saint-Pierre", in: ["975"]) == .notCovered)
    #expect(Self.exact("Issoire", in: ["975", "63"])?.insee == "63178")
  }

  @Test(
    "the nearest commune to a point",
    arguments: [(45.5432, 3.2481, "63178"), (45.7603, 4.849, "69383"), (-20.88, 55.45, "97411")])
  func nearest(latitude: Double, longitude: Double, insee: String) {
    let nearest = Places.france.nearest(latitude: latitude, longitude: longitude)
    #expect(nearest?.commune.insee == insee)
    #expect(nearest.map { $0.kilometres < 5 } == true)
  }

  /// A resolution in one line: codes, then what else was typed.
  static func meaning(_ typed: String, in departements: [String]) -> String {
    func line(_ codes: String, _ rest: String) -> String { rest.isEmpty ? codes : "\(codes) | \(rest)" }
    switch Places.france.resolve(typed, in: departements) {
    case .exact(let commune): return commune.insee
    case .within(let commune, let rest): return line(commune.insee, rest)
    case .several(let communes, let rest): return line(communes.map(\.insee).joined(separator: " + "), rest)
    case .ambiguous(let communes, let rest):
      return line("several of: " + communes.map(\.insee).joined(separator: " "), rest)
    case .elsewhere(let commune, let rest): return line("elsewhere \(commune.insee)", rest)
    case .unknown: return "unknown"
    case .notCovered: return "not covered"
    }
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
