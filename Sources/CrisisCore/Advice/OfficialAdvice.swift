/// What an authority tells the public to do for one hazard, in one language: quoted as the operator copied it, never written
/// by Vigie.
package struct OfficialAdvice: Sendable, Equatable {
  package static let longestSentence = 280
  package static let mostSentences = 12

  package var hazard: Hazard
  package var language: Language
  /// Where it can be read: official by the list that relays go by.
  package var source: String
  /// Of the text, or of when it was read there: as ISO writes it.
  package var day: String
  package var sentences: [String]

  package init(hazard: Hazard, language: Language, source: String, day: String, sentences: [String]) {
    self.hazard = hazard
    self.language = language
    self.source = source
    self.day = day
    self.sentences = sentences
  }

  /// Whether it is older than a year: it may have changed since.
  package func isOld(on today: String) -> Bool {
    guard let year = Int(day.prefix(4)) else { return true }
    return "\(year + 1)\(day.dropFirst(4))" < today
  }

  /// The sentences, as many to a line as it holds.
  private var paragraphs: [String] {
    sentences.reduce(into: []) { lines, sentence in
      if let last = lines.last, last.utf8.count + sentence.utf8.count < Self.longestSentence {
        lines[lines.count - 1] = "\(last) \(sentence)"
      } else {
        lines.append(sentence)
      }
    }
  }

  /// What `!consignes` says.
  ///
  /// - Parameters:
  ///   - language: that of who asks.
  ///   - crisis: in which it may be relayed by who asks.
  package func statements(in language: Language, on today: String, relayedIn crisis: Crisis?) -> [Statement] {
    let nature = crisis?.nature ?? .real
    let texts = Texts.advice
    var lines = [
      texts.heading(
        hazard, source, day, isOld(on: today), language == self.language ? nil : self.language, nature: nature)
    ]
    lines += paragraphs.map { texts.quoted($0, nature: nature) }
    if let crisis, let first = sentences.first { lines.append(texts.relay(crisis.code, source, first, nature: nature)) }
    return lines
  }
}

extension [OfficialAdvice] {
  /// In that language where there is one, else in French, else in any.
  package func text(for hazard: Hazard, in language: Language) -> OfficialAdvice? {
    let fitting = filter { $0.hazard == hazard }
    return fitting.first { $0.language == language } ?? fitting.first { $0.language == .french } ?? fitting.first
  }
}

/// The answers of `advice.yaml`.
package struct AdviceTexts: Sendable {
  let heading = Text(
    "advice.heading", .term("hazard", Hazard.self), .code("source"), .day("day"), .flag("old"),
    .maybe(.term("language", Language.self)))
  let quoted = Text("advice.quoted", .words("text"))
  let relay = Text("advice.relay", .code("crisis"), .code("source"), .words("first"))
  package let none = Text(
    "advice.none", .term("hazard", Hazard.self), .maybe(.terms("known", Hazard.self)), .names("sources"))
  package let which = Text("advice.which")
}

extension Texts { package static let advice = AdviceTexts() }
