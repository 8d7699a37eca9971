import Testing

extension IntegrationTests {
  /// The scenarios of `HourChangeScenarioTests`, with real clients, a real server, and a bot that is killed twice.
  @Suite("A scenario on a real server")
  struct RealScenarioTests {
    @Test(.timeLimit(.minutes(10)), arguments: ["fr", "en"])
    func `eighteen hours and two power cuts read as their scenario does`(language: String) async throws {
      let night = try await Program.run(
        Checkout.root + "/deploy/demo/night.sh", [language, "--built", Checkout.programs], limit: 500)
      #expect(night.status == 0, "\(night.output.suffix(4_000))\n\(night.errors)")
    }
  }
}
