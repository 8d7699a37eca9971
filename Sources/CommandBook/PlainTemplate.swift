import CrisisCore

/// A text of words, variables and sections made ready: what all texts of the book are. Renders as Mustache does, in a
/// tenth of its time; a text that has anything else is left to Mustache.
struct PlainTemplate: Sendable {
  /// A name as a text uses it, with what it may stand for.
  struct Name: Sendable, Equatable {
    /// `people_many`: a value of that name, in its plain form, if there is one…
    let whole: String
    /// …else the form `many` of `people`.
    let base: String
    let form: ValueForm?

    init(_ whole: String) {
      self.whole = whole
      let underscore = whole.lastIndex(of: "_")
      base = underscore.map { String(whole[..<$0]) } ?? whole
      form = underscore.flatMap { ValueForm(rawValue: String(whole[whole.index(after: $0)...])) }
    }
  }

  private enum Part: Sendable {
    case text(String)
    case variable(Name)
    /// Where the value is not given (`isInverted`: given), goes on behind the section, at part `next`.
    case section(Name, isInverted: Bool, next: Int)
  }

  private var parts: [Part] = []
  private var length = 0

  /// - Returns: nil for a text that is not so plain.
  init?(_ text: String) {
    let lineEnds: [Character] = ["\n", "\r", "\r\n"]
    if text.contains(where: lineEnds.contains) { return nil }
    length = text.utf8.count
    var rest = text[...]
    var open: [(name: String, part: Int)] = []
    while let start = rest.firstRange(of: "{{") {
      add(rest[..<start.lowerBound])
      guard let end = rest[start.upperBound...].firstRange(of: "}}"),
        let tag = TemplateScan.tag(rest[start.upperBound..<end.lowerBound], isStrict: true)
      else { return nil }
      rest = rest[end.upperBound...]
      switch tag {
      case .variable(let name): parts.append(.variable(Name(name)))
      case .section(let name), .inverted(let name):
        open.append((name, parts.count))
        parts.append(.section(Name(name), isInverted: tag == .inverted(name), next: 0))
      case .end(let name):
        guard let last = open.popLast(), last.name == name,
          case .section(let section, let isInverted, _) = parts[last.part]
        else { return nil }
        parts[last.part] = .section(section, isInverted: isInverted, next: parts.count)
      }
    }
    guard open.isEmpty else { return nil }
    add(rest)
  }

  private mutating func add(_ text: Substring) {
    if !text.isEmpty { parts.append(.text(String(text))) }
  }

  func render(_ values: RenderedValues) -> String {
    var line = ""
    line.reserveCapacity(length + 64)
    var at = 0
    while at < parts.count {
      switch parts[at] {
      case .text(let text): line += text
      case .variable(let name): values.print(name, to: &line)
      case .section(let name, let isInverted, let next):
        if values.opens(name) == isInverted {
          at = next
          continue
        }
      }
      at += 1
    }
    return line
  }
}
