import CrisisCore
import Testing

@testable import DutyDesk

/// A night of eighteen hours, in which the clocks are put back and the power goes twice, read line by line in both
/// languages.
struct HourChangeScenarioTests {
  @Test(arguments: [(Language.french, "night.fr.txt"), (.english, "night.en.txt")])
  func theDayOfTheHourChange(_ language: Language, _ scenario: String) async throws {
    let scenario = try DeskScenario(scenario)
    let settings = DeskSettings.night(language)
    try await Evening.play(settings, onDisk: true, from: scenario.start(in: settings.zone)) { e in
      try await scenario.play(e)
    }
  }
}

extension DeskSettings {
  /// As deploy/demo/night.yaml.in has it: what is played here is played on a real server too.
  static func night(_ language: Language) -> DeskSettings {
    .visov {
      $0.language = language
      $0.seed.members += [
        .sample("ines", "Inès", [.volunteer]), .sample("marc", "Marc", [.volunteer]),
        .sample("adjudant", "adjudant", [], manages: ["SDIS63"]),
        .sample("colonel", "colonel", [], manages: ["SDIS42"]),
        .sample("prefete", "la préfète", [], manages: ["PREF63"]),
      ]
      $0.seed.authorities[0].emergencyPhone = "04 65 71 00 63"
      $0.seed.authorities[0].callbackPhone = "04 65 71 00 64"
    }
  }
}
