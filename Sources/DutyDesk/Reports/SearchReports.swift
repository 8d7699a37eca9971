import CrisisCore
import CrisisStore

/// `!chercher pont coupé`: the reports that have all of these beginnings of words, in the crisis that one may see.
struct SearchReports: Query {
  /// As they were typed, but for spaces.
  var typed: String

  init(_ typed: String) { self.typed = typed }

  func view(by handler: inout QueryHandler) throws -> any View {
    let crisis = try handler.crisis()
    let found = try SearchWords(typed).map { words in
      try handler.reader.standing(
        handler.reader.reports(ofCrisis: crisis.code, having: words, limit: QueryHandler.mostListed + 1))
    }
    return SearchView(crisis: crisis, typed: typed, reports: found ?? [])
  }
}

struct SearchTexts {
  let nothing = Text("search.nothing")
  let none = Text("search.none", .code("crisis"), .words("words"))
  let more = Text("search.more", .code("crisis"), .words("words"))
}

/// The latest first; one more than a list has where there are others.
package struct SearchView: View {
  package var crisis: Crisis
  package var typed: String
  package var reports: [Report]

  package var access: Access? { Access(.search, of: crisis.code) }

  package var lines: [Statement] {
    let (texts, words) = (SearchTexts(), typed.quoted(60))
    guard !typed.isEmpty else { return [texts.nothing(nature: crisis.nature)] }
    guard !reports.isEmpty else { return [texts.none(crisis.code, words, nature: crisis.nature)] }
    let lines = reports.map { $0.listStatement(nature: crisis.nature) }
    guard lines.count > QueryHandler.mostListed else { return lines }
    return lines.prefix(QueryHandler.mostListed - 1) + [texts.more(crisis.code, words, nature: crisis.nature)]
  }
}
