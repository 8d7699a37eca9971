import Testing

extension IntegrationTests {
  /// The scenarios of `HourChangeScenarioTests` and `ConventionTests`, with real clients, a real server, and a bot that is
  /// killed twice in a night.
  @Suite("A scenario on a real server")
  struct RealScenarioTests {
    @Test(.timeLimit(.minutes(10)), arguments: ["fr", "en"])
    func `eighteen hours and two power cuts read as their scenario does`(language: String) async throws {
      try await Self.play([language])
    }

    @Test(.timeLimit(.minutes(10)))
    func `what the convention obliges to reads as its scenario does`() async throws {
      try await Self.play(["convention"])
    }

    private static func play(_ which: [String]) async throws {
      let night = try await Program.run(
        Checkout.root + "/deploy/demo/night.sh", which + ["--built", Checkout.programs], limit: 500)
      #expect(night.status == 0, "\(night.output.suffix(4_000))\n\(night.errors)")
    }
  }
}
