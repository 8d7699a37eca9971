import CrisisCore
import PlainText

extension Book {
  /// A call for help, whatever its words are: what can be understood of them is, and none is lost.
  func distress(_ rest: Substring, _ file: CommandFile, _ context: ParseContext) -> Parsed {
    let raw = String(rest.prefix(Self.longestLine))
    let words = raw.split(separator: " ").map(String.init)
    if case .request(var request, let folded)? = try? read(rest, .distress, file, context),
      case .distress(.raise(var command)) = request.command
    {
      if command.report.text == nil {
        command = Self.bare(words.dropFirst(request.crisis == nil ? 0 : 1), command.report)
        request.command = .distress(.raise(command))
      }
      return .request(request, folded: folded)
    }
    let link = words.first { $0.lowercased().hasPrefix("http://") || $0.lowercased().hasPrefix("https://") }
    let crisis = Self.code(words.first)
    let command = Self.bare(words.dropFirst(crisis == nil ? 0 : 1), FileReport(link: link))
    return .request(Request(.distress(.raise(command)), crisis: crisis), folded: "\(file.code) \(Folding.fold(raw))")
  }

  /// `@63`, as any command may begin.
  private static func code(_ word: String?) -> String? {
    guard let folded = word.map({ Folding.fold($0) }), folded.hasPrefix("@") else { return nil }
    let code = folded.dropFirst()
    return CrisisArgument.isCode(code) || Departement(code) != nil ? CrisisArgument.code(code) : nil
  }

  /// Words without the colon that would part them: what they say is all text, and no time in them is trusted.
  private static func bare(_ words: ArraySlice<String>, _ report: FileReport) -> RaiseDistress {
    let text = words.joined(separator: " ")
    return RaiseDistress(
      FileReport(
        link: report.link, latitude: report.latitude, longitude: report.longitude, urgency: .urgent,
        peopleAtRisk: report.peopleAtRisk, text: text.isEmpty ? nil : text),
      isBare: true)
  }
}
