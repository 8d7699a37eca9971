import CrisisCore
import Testing

@testable import DutyDesk

/// The watch over a day and a night, read line by line: a rota of twenty-four hours with two restarts, and both nights in
/// which the clocks change.
struct WatchScenarioTests {
  @Test(
    arguments: [
      (Language.french, "rota.fr.txt", 2), (.french, "autumn.fr.txt", 1), (.english, "spring.en.txt", 1),
    ])
  func theWatchIsKept(_ language: Language, _ scenario: String, _ people: Int) async throws {
    let scenario = try DeskScenario(scenario)
    let settings = DeskSettings.visov {
      $0.language = language
      $0.watch.people = people
      $0.digest.every = .day
      $0.seed.members += [.sample("ines", "Inès", [.volunteer]), .sample("marc", "Marc", [.volunteer])]
    }
    try await Evening.play(settings, onDisk: true, from: scenario.start(in: settings.zone)) { e in
      try await scenario.play(e)
    }
  }
}
