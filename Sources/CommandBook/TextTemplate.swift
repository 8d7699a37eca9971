import CrisisCore
import Mustache

/// A text with places for values: `{{x}}`, `{{#x}}…{{/x}}` where x is given (and true), `{{^x}}…{{/x}}` where it is not.
struct TextTemplate: Sendable {
  private enum Body: Sendable {
    case plain(PlainTemplate)
    case mustache(MustacheTemplate)
  }

  private let body: Body
  let text: String

  /// - Throws: what is wrong with the text, in plain English.
  init(_ text: String) throws(Wrong) {
    self.text = text
    let template = try Self.mustache(text)
    body = PlainTemplate(text).map { .plain($0) } ?? .mustache(template)
  }

  /// The text as Mustache reads it: what a plain text has to render like.
  static func mustache(_ text: String) throws(Wrong) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}" + text)
    } catch {
      throw Wrong(message: "this is not a Mustache text: \(error)")
    }
  }

  struct Wrong: Error {
    var message: String
  }

  /// Whether it is rendered without Mustache.
  var isPlain: Bool {
    if case .plain = body { true } else { false }
  }

  func render(_ values: RenderedValues) -> String {
    switch body {
    case .plain(let template): template.render(values)
    case .mustache(let template): template.render(values)
    }
  }
}

/// The tags of a text, found by our own scan: the template engine renders an unknown name as nothing.
struct TemplateScan {
  enum Tag: Equatable {
    case variable(String)
    case section(String)
    case inverted(String)
    case end(String)
  }

  private(set) var tags: [Tag] = []
  private(set) var faults: [String] = []
  /// The name of the variable with which the text begins, if it does.
  private(set) var opening: String?

  var names: Set<String> {
    Set(
      tags.map {
        switch $0 {
        case .variable(let name), .section(let name), .inverted(let name), .end(let name): name
        }
      })
  }

  init(_ text: String) {
    var rest = text[...]
    var open: [String] = []
    var isAtStart = true
    while let start = rest.range(of: "{{") {
      if !rest[..<start.lowerBound].allSatisfy(\.isWhitespace) { isAtStart = false }
      guard let end = rest[start.upperBound...].range(of: "}}") else {
        faults.append("\"{{\" without \"}}\"")
        return
      }
      let inner = rest[start.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard let tag = Self.tag(inner) else {
        faults.append("\"{{\(inner)}}\": only {{name}}, {{#name}}, {{^name}} and {{/name}} may be used")
        continue
      }
      tags.append(tag)
      switch tag {
      case .variable(let name):
        if isAtStart { opening = opening ?? name }
        isAtStart = false
      case .section(let name), .inverted(let name): open.append(name)
      case .end(let name):
        if open.last == name { open.removeLast() } else { faults.append("{{/\(name)}} closes nothing that is open") }
      }
    }
    for name in open { faults.append("{{#\(name)}} is not closed") }
  }

  /// - Parameter isStrict: nothing beside the mark and the name.
  static func tag(_ inner: Substring, isStrict: Bool = false) -> Tag? {
    var name = inner
    let mark = name.first
    if mark == "#" || mark == "^" || mark == "/" { name = name.dropFirst() }
    let trimmed = name.drop { $0 == " " }.prefix { $0 != " " }
    if isStrict, trimmed != name { return nil }
    let isName =
      !trimmed.isEmpty && trimmed.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39 }
    guard isName, name.allSatisfy({ $0 == " " }) == false else { return nil }
    switch mark {
    case "#": return .section(String(trimmed))
    case "^": return .inverted(String(trimmed))
    case "/": return .end(String(trimmed))
    default: return .variable(String(trimmed))
    }
  }
}
