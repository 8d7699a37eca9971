/// The names of one département, folded, for looking up.
struct DepartementIndex: Sendable {
  let code: String
  let communes: [Commune]
  /// Each name with its words, in the order of the data, the former ones last.
  private let names: [Name]
  /// By the words joined with a space; a former name stands only where no present one does.
  private let byWords: [String: Int]
  /// The same, without the article.
  private let byWordsWithoutArticle: [String: Int]
  private let longestName: Int

  private struct Name: Sendable {
    var commune: Commune
    var words: [String]
    var sound: Sound
    /// How many of the words are an article at the head.
    var articles: Int
  }

  init(_ data: DepartementData) {
    code = data.code
    communes = data.currentRows.map {
      Commune(name: $0.name, insee: data.code + $0.suffix, departement: data.code)
    }
    let bySuffix = Dictionary(zip(data.currentRows.map(\.suffix), communes), uniquingKeysWith: { first, _ in first })
    let former = data.formerRows.compactMap { row -> (Commune, String)? in
      guard var commune = bySuffix[row.now] else { return nil }
      commune.formerName = row.name
      return (commune, row.name)
    }
    names = (communes.map { ($0, $0.name) } + former).map { commune, name in
      let words = FoldedText.words(of: name).map(\.letters)
      let articles = words.count > 1 && Self.articles.contains(words[0]) ? 1 : 0
      return Name(commune: commune, words: words, sound: Sound(of: words), articles: articles)
    }
    let numbered = names.enumerated()
    byWords = Dictionary(
      numbered.map { ($0.element.words.joined(separator: " "), $0.offset) }, uniquingKeysWith: { first, _ in first })
    byWordsWithoutArticle = Dictionary(
      numbered.filter { $0.element.articles > 0 }.map {
        ($0.element.words.dropFirst($0.element.articles).joined(separator: " "), $0.offset)
      }, uniquingKeysWith: { first, _ in first })
    longestName = names.map(\.words.count).max() ?? 0
  }

  /// The commune that these words name, and nothing else.
  func commune(named words: [String]) -> Commune? {
    let key = words.joined(separator: " ")
    return (byWords[key] ?? byWordsWithoutArticle[key]).map { names[$0].commune }
  }

  /// The last commune named among other words, as an address ends with its town; of names that overlap, the longest. A
  /// name that is also a common word counts only with its capital, and only where there is no other.
  func lastCommune(within place: TypedPlace) -> (commune: Commune, span: Range<Int>)? {
    let words = place.words
    var common: (commune: Commune, span: Range<Int>)?
    for end in stride(from: words.count, to: 0, by: -1) {
      for start in max(0, end - longestName)..<end {
        let key = words[start..<end].joined(separator: " ")
        guard let found = byWords[key] ?? (place.isCapitalised(start) ? byWordsWithoutArticle[key] : nil),
          place.standsApart(start..<end)
        else { continue }
        if Self.commonWords.contains(words[end - 1]), end - start <= 2 {
          if common == nil, place.isCapitalised(end - 1) { common = (names[found].commune, start..<end) }
          continue
        }
        return (names[found].commune, start..<end)
      }
    }
    return common
  }

  /// Communes whose name begins with these words, where they are enough to mean one: `Brassac` for Brassac-les-Mines.
  func communes(shortenedTo words: [String]) -> [Commune] {
    let words = Self.articles.contains(words.first ?? "") ? Array(words.dropFirst()) : words
    guard let first = words.first, first.utf8.count >= 5, !Self.commonWords.contains(first) else { return [] }
    return names.filter { $0.words.dropFirst($0.articles).starts(with: words) }.map(\.commune)
  }

  /// Communes in whose name these words stand together.
  func communes(containing words: [String]) -> [Commune] {
    guard words.joined().utf8.count >= 4 else { return [] }
    return names.filter { name in
      guard name.words.count >= words.count else { return false }
      return (0...(name.words.count - words.count)).contains { name.words[$0...].starts(with: words) }
    }.map(\.commune)
  }

  /// Communes that sound or are spelt nearly like some of the words typed.
  func communes(near place: TypedPlace) -> [(commune: Commune, closeness: Closeness)] {
    let words = place.words
    let letters = words.joined().utf8.count
    let typed = words.indices.flatMap { start in
      (start..<min(words.count, start + longestName)).compactMap { end -> (sound: Sound, left: Int)? in
        let sound = Sound(of: words[start...end])
        return sound.letters.count >= 3 ? (sound, letters - sound.letters.count) : nil
      }
    }
    return names.compactMap { name in
      typed.compactMap { Closeness(of: $0.sound, to: name.sound, leaving: $0.left) }.min().map { (name.commune, $0) }
    }
  }

  private static let articles: Set<String> = ["l", "la", "le", "les"]

  /// Names of communes, or the first words of names, that a description of any place may hold.
  private static let commonWords: Set<String> = [
    "bains", "barges", "beaux", "borne", "bourg", "brousse", "celle", "cendre", "champs", "chapeau", "chapelle",
    "charmes", "chas", "chateau", "chaumont", "colombier", "crest", "cros", "eglise", "entraigues", "fourneaux", "job",
    "laps", "mars", "mons", "moulins", "neuve", "parent", "pertuis", "pin", "prades", "quartier", "ravel", "ris",
    "roche", "saint", "sainte", "salles", "servant", "terrasse", "tours", "vieille", "villeneuve",
  ]
}
