import PlainText

/// The words of a line that name a spot within a commune: a street with its number, a road (`D996`, `RN 102`), a kilometre
/// point (`PR 12`), `entre X et Y`, `près de X`, `direction X`.
package enum SpotWords {
  /// A word as typed and as compared.
  struct Word {
    var text: Substring
    var folded: String

    init(_ text: Substring) {
      self.text = text
      var bare = text
      while let last = bare.utf8.last, Self.marks.contains(last) {
        bare = bare[..<bare.utf8.index(before: bare.endIndex)]
      }
      folded = Folding.fold(bare)
    }

    private static let marks = Array(",;.!?)".utf8)

    var isCapitalised: Bool { text.first { $0.isLetter }?.isUppercase ?? false }
    /// A part of the sentence ends with it.
    var endsPart: Bool { text.last == "," || text.last == ";" }
    var isDash: Bool {
      text.allSatisfy { !$0.isLetter && !$0.isNumber && $0.isASCII } || text == "–" || text == "—" || text == "•"
    }
    /// `12`, `12b`, `12-14`
    var isHouseNumber: Bool {
      folded.split(separator: "-").allSatisfy { part in
        part.drop(while: \.isNumber).count <= 1 && part.first?.isNumber == true
      }
    }
    var isNumber: Bool { folded.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
  }

  /// Whether a street's name begins with such a word: `rue`, `avenue`, `impasse`.
  package static func isStreet(_ folded: String) -> Bool { streets.contains(folded) }

  /// Whether a street is named among words: `12 rue du Pont`.
  static func hasStreet(_ spot: String) -> Bool {
    spot.utf8.split(separator: UInt8(ascii: " ")).contains { isStreet(Word(Substring($0)).folded) }
  }

  /// Words that say where and what in one: the spots among them, and all that is not only a spot.
  static func divide(_ sentence: String) -> (spot: String?, text: String?) {
    var spots: [String] = []
    var texts: [String] = []
    for part in parts(of: sentence) {
      let found = spot(in: part)
      guard let found else {
        texts.append(joined(part[...]))
        continue
      }
      spots.append(joined(part[found]))
      // In the middle of a sentence it stays there too.
      let isWithin = found.lowerBound > 0 && found.upperBound < part.count
      let rest =
        isWithin
        ? part[...] : found.lowerBound > 0 ? withoutLinks(part[..<found.lowerBound]) : part[found.upperBound...]
      if !rest.isEmpty { texts.append(joined(rest)) }
    }
    return (
      spots.isEmpty ? nil : spots.joined(separator: ", "), texts.isEmpty ? nil : texts.joined(separator: ", ")
    )
  }

  private static func parts(of sentence: String) -> [[Word]] {
    var parts: [[Word]] = [[]]
    for text in sentence.split(separator: " ") {
      let word = Word(text)
      if word.isDash {
        parts.append([])
        continue
      }
      // `12, rue du Pont`
      let isHouse = word.isNumber && parts[parts.count - 1].isEmpty
      parts[parts.count - 1].append(word)
      if word.endsPart, !isHouse { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }
  }

  private static func joined(_ words: ArraySlice<Word>) -> String {
    var text = words.map(\.text).joined(separator: " ")
    while let last = text.last, ",;".contains(last) { text.removeLast() }
    return text
  }

  private static func withoutLinks(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
    var words = words
    while let last = words.last, links.contains(last.folded) { words.removeLast() }
    return words
  }

  // MARK: - Finding

  /// The first spot of a part of a sentence, with the spots that follow it at once.
  private static func spot(in words: [Word]) -> Range<Int>? {
    for start in words.indices {
      var end = start
      while end < words.count, let length = length(words, at: end) { end += length }
      if end > start { return start..<end }
    }
    return nil
  }

  /// How many words of a spot stand at a place; nil: none.
  private static func length(_ words: [Word], at start: Int) -> Int? {
    road(words, start) ?? kilometre(words, start) ?? street(words, start) ?? between(words, start)
      ?? beside(words, start)
  }

  /// `D996`, `RD 76`, `A75`, `N102`, `route départementale 12`
  private static func road(_ words: [Word], _ start: Int) -> Int? {
    let word = words[start].folded
    let letters = word.prefix { $0.isASCII && $0.isLetter }
    if letters.count < word.count {
      guard ["a", "d", "n", "rd", "rn", "cd", "vc", "cr"].contains(letters) else { return nil }
      let number = word.dropFirst(letters.count)
      return number.first?.isNumber == true && number.count <= 5 && number.dropLast().allSatisfy(\.isNumber) ? 1 : nil
    }
    guard start + 1 < words.count else { return nil }
    if ["rd", "rn", "cd", "vc"].contains(word) || ["D", "N", "A"].contains(words[start].text) {
      return words[start + 1].isNumber ? 2 : nil
    }
    let kinds = ["nationale", "departementale", "communale"]
    guard word == "route", kinds.contains(words[start + 1].folded) else { return nil }
    return start + 2 < words.count && words[start + 2].isNumber ? 3 : nil
  }

  /// `PR 12`, `PK 12+300`, `km 12`, `pr12`
  private static func kilometre(_ words: [Word], _ start: Int) -> Int? {
    let word = words[start].folded
    if ["pr", "pk", "km", "kilometre"].contains(word) {
      return start + 1 < words.count && words[start + 1].isNumber ? 2 : nil
    }
    return (word.hasPrefix("pr") || word.hasPrefix("pk")) && word.dropFirst(2).first?.isNumber == true ? 1 : nil
  }

  /// `12 bis, rue du Pont`, `rue Mégecoste`, `avenue de la Gare`, `lieu-dit Le Cros`
  private static func street(_ words: [Word], _ start: Int) -> Int? {
    var at = start
    if words[at].isNumber {
      // `1m20 rue de la Paix` is a depth.
      guard words[at].folded.utf8.count <= 7, words[at].isHouseNumber else { return nil }
      at += 1
      if at < words.count, ["bis", "ter", "quater", "a", "b", "c"].contains(words[at].folded) { at += 1 }
    }
    guard at < words.count, isStreet(words[at].folded) else { return english(words, start) }
    at += 1
    let name = name(words, at)
    // `route coupée` is no road's name.
    if name == 0, start == at - 1, words[start].folded == "route" || words[start].folded == "place" { return nil }
    return at - start + name
  }

  /// `12 Station Road`
  private static func english(_ words: [Word], _ start: Int) -> Int? {
    guard words[start].isNumber else { return nil }
    let end = words[(start + 1)...].prefix(4).firstIndex { ["road", "street", "avenue", "lane"].contains($0.folded) }
    return end.map { $0 - start + 1 }
  }

  /// How many words a name has: of small letters the first, and what `de` and its like tie to it; of capitals all.
  private static func name(_ words: [Word], _ start: Int) -> Int {
    var at = start
    var isTied = true
    // `route le pont` is no road's name, `rue La Fayette` is.
    if at + 1 < words.count, ["le", "la", "les"].contains(words[at].folded), !words[at + 1].isCapitalised { return 0 }
    while at < words.count {
      let word = words[at]
      if links.contains(word.folded) || isElided(word.folded) && !word.isCapitalised {
        // A link ties the next word to the name, but does not end it: `rue du Pont à` stops before `à`.
        let isOpen = ["a", "au", "aux", "sur", "dans", "et"].contains(word.folded) || !namesGoOn(words, at)
        if isOpen { break }
        isTied = !isElided(word.folded)
      } else if word.isCapitalised || word.isNumber && at > start {
        isTied = false
      } else if isTied, !looksDone(word.folded) {
        isTied = false
      } else {
        break
      }
      at += 1
      if words[at - 1].endsPart { break }
    }
    return at - start
  }

  private static func namesGoOn(_ words: [Word], _ at: Int) -> Bool {
    if isElided(words[at].folded) { return true }
    return at + 1 < words.count && !looksDone(words[at + 1].folded)
  }

  private static func isElided(_ word: String) -> Bool { word.hasPrefix("d'") || word.hasPrefix("l'") }

  /// Whether a word says what there is, and no name of a place has it: `coupé`, `l’eau`.
  static func tellsWhatIs(_ word: Substring) -> Bool {
    let folded = Word(word).folded
    if ["é", "és"].contains(where: word.hasSuffix), word.count > 4 { return true }
    return looksDone(folded) || isElided(folded) || facts.contains(folded)
  }

  /// `coupée`, `inondées`: what was done to a road, not its name.
  private static func looksDone(_ word: String) -> Bool {
    states.contains(word) || ["ee", "ees"].contains { word.hasSuffix($0) && word.utf8.count > 4 }
  }

  /// `entre X et Y`
  private static func between(_ words: [Word], _ start: Int) -> Int? {
    guard ["entre", "between"].contains(words[start].folded) else { return nil }
    guard let and = words[(start + 1)...].prefix(6).firstIndex(where: { ["et", "and"].contains($0.folded) }),
      and > start + 1
    else { return nil }
    return and - start + 1 + name(words, and + 1)
  }

  /// `près de X`, `à la sortie de X`, `direction X`, `en face de X`
  private static func beside(_ words: [Word], _ start: Int) -> Int? {
    for head in heads where words.count - start >= head.count {
      guard zip(words[start...], head).allSatisfy({ $0.folded == $1 }) else { continue }
      let length = head.count + name(words, start + head.count)
      return length == head.count && head.count == 1 && start + 1 < words.count ? nil : length
    }
    return nil
  }

  private static let streets: Set<String> = [
    "rue", "avenue", "av", "ave", "bd", "bld", "bvd", "boulevard", "place", "chemin", "che", "impasse", "imp", "allee",
    "allees", "quai", "route", "rte", "cours", "square", "passage", "faubourg", "fbg", "residence", "lotissement",
    "lot",
    "lieu-dit", "lieudit", "hameau", "quartier", "cite", "zone", "za", "zi", "zac", "rond-point", "giratoire", "montee",
    "ruelle", "sentier", "voie", "esplanade", "carrefour", "echangeur", "sortie",
  ]
  private static let links: Set<String> = [
    "de", "du", "des", "la", "le", "les", "l", "d", "en", "a", "au", "aux", "sur", "dans", "et", "sous", "of", "the",
  ]
  private static let states: Set<String> = [
    "coupe", "coupes", "inonde", "ferme", "fermes", "bloque", "bloques", "barre", "sous", "est", "sont", "impraticable",
    "submerge", "evacue", "sans", "avec", "plus", "pas", "closed", "flooded", "blocked",
  ]
  private static let facts: Set<String> = [
    "eau", "pont", "cave", "caves", "maison", "maisons", "voiture", "voitures", "arbre", "arbres", "route", "routes",
    "water",
    "bridge", "cellar", "cellars", "road", "house", "houses", "tree", "trees", "il", "plus",
  ]
  private static let heads: [[String]] = [
    "a la sortie", "a l'entree", "a cote", "a hauteur", "au niveau", "au bord", "au nord", "au sud", "a l'est",
    "a l'ouest", "en face", "en amont", "en aval", "pres", "proche", "derriere", "devant", "direction", "sens", "near",
    "next to", "opposite", "towards",
  ].map { $0.split(separator: " ").map { String($0) } }
}
