import CrisisCore
import CrisisStore
import PlainText

/// `!chercher pont coupé`: the reports that have all of these beginnings of words, in the crisis that one may see.
struct SearchReports: Query {
  /// As they were typed, but for spaces.
  var typed: String

  init(_ typed: String) { self.typed = typed }

  func view(by handler: inout QueryHandler) throws -> any View {
    let crisis = try handler.crisis()
    let words = Self.words(typed)
    var found: [Report] = []
    if !words.isEmpty {
      let having = try handler.reader.reports(
        ofCrisis: crisis.code, having: words, limit: QueryHandler.mostListed + 1,
        orElse: { report in
          let all = [report.text, report.place.raw, report.place.commune, report.link?.handle].compactMap { $0 }
          let its = Self.words(all.joined(separator: " "))
          return words.allSatisfy { word in its.contains { $0.hasPrefix(word) } }
        })
      found = try handler.reader.standing(having)
    }
    return SearchView(crisis: crisis, typed: typed, reports: found)
  }

  private static func words(_ text: String) -> [String] {
    Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
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
