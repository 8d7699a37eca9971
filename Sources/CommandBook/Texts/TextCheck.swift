import CrisisCore
import PlainText
import StrictYAML

/// What can be said against a text before it is ever rendered.
enum TextCheck {
  static let longestText = 1_000

  /// - Parameter commands: the codes of all.
  static func faults(
    _ scan: TemplateScan, code: String, variables: [Variable], commands: some Sequence<String>
  ) -> [String] {
    var faults = scan.faults
    let always = [RenderedValues.real] + commands.map { RenderedValues.may + $0 }
    let known = Set(variables.flatMap(\.names) + always)
    for name in scan.names.subtracting(known).sorted() {
      let near = NearestWord.among(known, to: name).first.map { " (did you mean \"\($0)\"?)" }
      let list = variables.isEmpty ? "it has no values" : "it has \(variables.map(\.name).joined(separator: ", "))"
      faults.append("\(code) knows no value \"\(name)\"\(near ?? "; \(list)")")
    }
    let sections = Set(variables.flatMap(\.sectionNames) + always)
    for name in scan.variables where sections.contains(name) {
      faults.append("{{\(name)}} has no words: it only opens a section, {{#\(name)}}…{{/\(name)}}")
    }
    if let opening = scan.opening, variables.contains(where: { $0.kind == .words && $0.names.contains(opening) }),
      !isFragment(code)
    {
      faults.append("the text begins with {{\(opening)}}, somebody's own words: a line of Vigie's never does")
    }
    if scan.text.utf8.count > longestText { faults.append("the text is longer than \(longestText) bytes") }
    if scan.text.contains(where: \.isNewline) { faults.append("a text is one line: use >- for a folded block") }
    return faults
  }

  /// Parts of sentences and the frames of help lines: they never stand alone at the beginning of a line of somebody's.
  private static func isFragment(_ code: String) -> Bool { code.hasPrefix("change.") }
}

extension Book {
  /// Every example of every file has to be understood as its own command.
  func checkExamples(_ faults: FaultCollector) {
    for file in commands.values {
      for language in Language.allCases {
        let examples = file.examples[language] ?? []
        if examples.isEmpty {
          faults.add(YAMLFault(file: file.path, message: "there is no example in \"\(language.rawValue)\""))
        }
        for example in examples {
          let context = ParseContext(language: language, now: 1_574_560_800_000, clock: LocalClock(.gmt))
          let got: String
          switch parse(example, context) {
          case .request(let request, _) where request.name == file.spec?.name: continue
          case .text(let code) where code == file.code: continue
          case .request(let request, _): got = "as \(request.name.rawValue)"
          case .text(let code): got = "as \(code)"
          case .fault(let fault):
            got = "at all: \(render(fault.statement, RenderContext(language, context.clock, now: context.now)))"
          case .conversation: got = "as a command"
          }
          faults.add(YAMLFault(file: file.path, message: "the example \"\(example)\" is not understood \(got)"))
        }
      }
    }
  }
}
