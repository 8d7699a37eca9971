import CrisisCore
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The configuration of advice, of an eased watch and of what is kept")
struct RetentionConfigurationTests {
  private static let source = "https://www.ecologie.gouv.fr/pluie-inondation-Hexagone"

  private func load(_ text: String) throws -> Configuration {
    let folder = try TemporaryFolder()
    let path = try folder.write(ConfigurationTests.minimal() + "\n" + text + "\n", to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }

  private func advice(_ source: String = Self.source, date: String = "2026-10-01", hazard: String = "inondation")
    -> String
  {
    """
    advice:
      \(hazard):
        fr:
          source: "\(source)"
          date: \(date)
          text: ["Je m’éloigne des cours d’eau.", "Je reste informé."]
    """
  }

  @Test("Official texts, by hazard and language")
  func texts() throws {
    let configuration = try load(advice())
    #expect(
      configuration.deskSettings.advice == [
        OfficialAdvice(
          hazard: .flood, language: .french, source: Self.source, day: "2026-10-01",
          sentences: ["Je m’éloigne des cours d’eau.", "Je reste informé."])
      ])
    #expect(!configuration.warnings.contains { $0.contains("advice") })
  }

  @Test("One older than a year is warned of")
  func old() throws {
    #expect(try load(advice(date: "2025-11-23")).warnings.contains { $0.contains("older than a year") })
    #expect(try !load(advice(date: "2025-11-24")).warnings.contains { $0.contains("older than a year") })
  }

  @Test("What is not official is refused, at its place")
  func faults() throws {
    for (text, word) in [
      (advice("https://gouv.fr.example.com/inondation"), "not official"),
      (advice("http://www.gouv.fr/a"), "not official"),
      (advice(hazard: "deluge"), "is no hazard"), (advice(date: "demain"), ""),
      ("retention: { erase: 12, warning: 14 }", "more than warning"), ("retention: { erase: 5 }", "out of bounds"),
      ("eased: { people: -1 }", "out of bounds"),
    ] {
      do {
        _ = try load(text)
        Issue.record("no fault was found in \(text)")
      } catch let faults as YAMLFaults {
        #expect(faults.faults.contains { $0.message.contains(word) || word.isEmpty }, "\(faults.faults)")
      }
    }
  }

  @Test("Without a limit it is said that words are kept for ever")
  func kept() throws {
    let none = try load("eased: { people: 0, digest: 4h }")
    #expect(none.warnings.contains { $0.contains("kept for ever") })
    #expect(none.deskSettings.eased.people == 0 && none.deskSettings.eased.digestEvery == 4 * .hour)
    let given = try load("retention: { archive: 10, erase: 60, warning: 5, access: 30, contact: \"jo@example.org\" }")
    #expect(given.warnings == [])
    let retention = given.deskSettings.retention
    #expect(retention.archive == 10 && retention.erase == 60 && retention.warning == 5 && retention.access == 30)
    #expect(retention.contact == "jo@example.org")
  }

  @Test("Pictures: bounds in megabytes, and whose addresses are read")
  func pictures() throws {
    let usual = try load("").deskSettings.pictures
    #expect(usual.limit == 10_000_000 && usual.total == 2_000_000_000 && usual.domains.isEmpty)
    let given = try load("pictures: { limit: 5, total: 500, from: [pbs.twimg.com, cdn.bsky.app] }").deskSettings
      .pictures
    #expect(given.limit == 5_000_000 && given.total == 500_000_000)
    #expect(given.domains == ["pbs.twimg.com", "cdn.bsky.app"])
    for wrong in [
      "limit: 0", "total: 1", "from: [\"https://pbs.twimg.com\"]", "from: [localhost]", "from: [10.0.0.1]", "size: 3",
    ] {
      #expect(throws: YAMLFaults.self) { try load("pictures: { \(wrong) }") }
    }
  }
}
