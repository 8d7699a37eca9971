import CrisisCore

/// A text with places for values: `{{x}}`, `{{#x}}…{{/x}}` where x is given (and true), `{{^x}}…{{/x}}` where it is not.
struct TextTemplate: Sendable {
  /// A name as a text uses it, with what it may stand for. Shared, not copied: every answer is made of a dozen.
  final class Name: Sendable {
    /// `people_many`: a value of that name, in its plain form, if there is one…
    let whole: String
    /// …else the form `many` of `people`.
    let base: String
    let form: ValueForm?
    /// `may_verify`: else whether the reader may use that command.
    let command: String?

    init(_ whole: String) {
      self.whole = whole
      command = whole.hasPrefix(RenderedValues.may) ? String(whole.dropFirst(RenderedValues.may.count)) : nil
      let underscore = whole.lastIndex(of: "_")
      base = underscore.map { String(whole[..<$0]) } ?? whole
      form = underscore.flatMap { ValueForm(rawValue: String(whole[whole.index(after: $0)...])) }
    }
  }

  fileprivate enum Part: Sendable {
    case text(String)
    case variable(Name)
    /// Where the value is not given (`isInverted`: given), goes on behind the section, at part `next`.
    case section(Name, isInverted: Bool, next: Int)
  }

  let text: String
  private let parts: [Part]

  /// - Returns: nil for a text that has faults.
  init?(_ text: String) {
    self.init(TemplateScan(text))
  }

  init?(_ scan: TemplateScan) {
    guard scan.faults.isEmpty else { return nil }
    text = scan.text
    parts = scan.parts
  }

  func render(_ values: RenderedValues) -> String {
    var line = ""
    line.reserveCapacity(text.utf8.count + 64)
    var at = 0
    // The words that opened the last section are mostly those printed within it.
    var opened: (name: String, words: String)?
    while at < parts.count {
      switch parts[at] {
      case .text(let text): line += text
      case .variable(let name):
        if let opened, opened.name == name.whole { line += opened.words } else { values.print(name, to: &line) }
      case .section(let name, let isInverted, let next):
        let opening = values.opening(name)
        if case .words(let words) = opening { opened = (name.whole, words) }
        if opening.opens == isInverted {
          at = next
          continue
        }
      }
      at += 1
    }
    return line
  }
}

/// A text taken apart, with whatever is wrong with it.
struct TemplateScan {
  private enum Tag {
    case variable(String)
    case section(String, isInverted: Bool)
    case end(String)
  }

  let text: String
  fileprivate private(set) var parts: [TextTemplate.Part] = []
  /// In plain English.
  private(set) var faults: [String] = []
  /// Every name that it uses.
  private(set) var names: Set<String> = []
  /// The names that it prints.
  private(set) var variables: [String] = []
  /// The name of the variable with which the text begins, if it does.
  private(set) var opening: String?

  init(_ text: String) {
    self.text = text
    var rest = text[...]
    var open: [(name: String, part: Int)] = []
    var isAtStart = true
    while let start = rest.firstRange(of: "{{") {
      let words = rest[..<start.lowerBound]
      add(words)
      if !words.allSatisfy(\.isWhitespace) { isAtStart = false }
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        faults.append("\"{{\" without \"}}\"")
        return
      }
      let inner = rest[start.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard let tag = Self.tag(inner) else {
        faults.append("\"{{\(inner)}}\": only {{name}}, {{#name}}, {{^name}} and {{/name}} may be used")
        continue
      }
      switch tag {
      case .variable(let name):
        names.insert(name)
        variables.append(name)
        if isAtStart { opening = opening ?? name }
        isAtStart = false
        parts.append(.variable(TextTemplate.Name(name)))
      case .section(let name, let isInverted):
        names.insert(name)
        open.append((name, parts.count))
        parts.append(.section(TextTemplate.Name(name), isInverted: isInverted, next: 0))
      case .end(let name):
        guard let last = open.last, last.name == name,
          case .section(let section, let isInverted, _) = parts[last.part]
        else {
          faults.append("{{/\(name)}} closes nothing that is open")
          continue
        }
        open.removeLast()
        parts[last.part] = .section(section, isInverted: isInverted, next: parts.count)
      }
    }
    add(rest)
    for (name, _) in open { faults.append("{{#\(name)}} is not closed") }
  }

  private mutating func add(_ words: Substring) {
    if !words.isEmpty { parts.append(.text(String(words))) }
  }

  private static func tag(_ inner: Substring) -> Tag? {
    let mark = inner.first
    let isMarked = mark == "#" || mark == "^" || mark == "/"
    let rest = (isMarked ? inner.dropFirst() : inner).drop { $0 == " " }
    let name = rest.prefix { $0 != " " }
    guard !name.isEmpty, rest[name.endIndex...].allSatisfy({ $0 == " " }),
      name.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    switch mark {
    case "#": return .section(String(name), isInverted: false)
    case "^": return .section(String(name), isInverted: true)
    case "/": return .end(String(name))
    default: return .variable(String(name))
    }
  }
}
