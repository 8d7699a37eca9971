/// The lines of a digest, section by section: where there are too many, those that matter least go first.
struct DigestLines {
  /// What matters more comes first: of sections with the same weight, the later one gives way.
  enum Weight: Int, Comparable {
    case verified
    case asked
    case toConfirm
    case urgent
    /// Distress, corrections and gaps: never left out.
    case always

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  private var sections: [(weight: Weight, lines: [Statement])] = []

  init(always lines: [Statement]) { add(lines, .always) }

  mutating func add(_ lines: [Statement], _ weight: Weight) {
    if !lines.isEmpty { sections.append((weight, lines)) }
  }

  /// At most so many, in the order in which they were added.
  func fitted(_ limit: Int) -> [Statement] {
    var sections = sections
    while sections.map(\.lines.count).reduce(0, +) > limit {
      let least = sections.filter { !$0.lines.isEmpty && $0.weight < .always }.map(\.weight).min()
      guard let least, let index = sections.lastIndex(where: { $0.weight == least && !$0.lines.isEmpty }) else { break }
      sections[index].lines.removeLast()
    }
    return Array(sections.flatMap(\.lines).prefix(limit))
  }
}
