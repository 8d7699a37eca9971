import CrisisCore
import StrictYAML

/// `advice:`: the official texts that are quoted, by hazard and language.
extension ConfigurationReader {
  func advice(_ value: YAMLValue, sources: OfficialSources) -> [OfficialAdvice]? {
    value.pairs { name, value -> [OfficialAdvice]? in
      guard let hazard = Hazard(rawValue: name) else {
        value.fault("\"\(name)\" is no hazard: " + Hazard.allCases.map(\.rawValue).joined(separator: ", "))
        return nil
      }
      return value.pairs { name, value -> OfficialAdvice? in
        guard let language = Language(rawValue: name) else {
          value.fault("\"\(name)\" is no language: fr, en")
          return nil
        }
        return value.map { self.advice($0, hazard, language, sources) }
      }?.map(\.value)
    }?.flatMap(\.value)
  }

  private func advice(
    _ map: YAMLMap, _ hazard: Hazard, _ language: Language, _ sources: OfficialSources
  ) -> OfficialAdvice? {
    let source = map.required("source") { value -> String? in
      guard let text = value.word() else { return nil }
      guard let address = try? StrictAddress(text), sources.match(address) != nil else {
        value.fault(
          "\(text) is not official: an https address of relays.sources (\(sources.names.joined(separator: ", ")))")
        return nil
      }
      return text
    }
    let day = map.required("date") { $0.day() }
    let sentences = map.required("text") { value -> [String]? in
      let sentences = value.list { $0.word() }
      if let sentences, !(1...OfficialAdvice.mostSentences).contains(sentences.count) {
        value.fault("a text has 1 to \(OfficialAdvice.mostSentences) sentences")
      }
      if let long = sentences?.first(where: { $0.utf8.count > OfficialAdvice.longestSentence }) {
        value.fault("a sentence has at most \(OfficialAdvice.longestSentence) bytes: \"\(long.prefix(40))…\"")
      }
      return sentences
    }
    guard let source, let day, let sentences else { return nil }
    let advice = OfficialAdvice(
      hazard: hazard, language: language, source: source, day: day, sentences: sentences)
    if advice.isOld(on: today) {
      warnings.append(
        "advice: \(hazard.rawValue) (\(language.rawValue)) is older than a year: read it again at \(source)")
    }
    return advice
  }
}
