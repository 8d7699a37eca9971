import CrisisCore
import DutyDesk
import Testing

/// The configuration's people are a beginning, not a law.
struct SeedTests {
  @Test func theSeedIsAppliedOnce() async throws {
    try await Evening.play(onDisk: true) { e in
      let events = try e.count("journal")
      try await e.restart()
      #expect(try e.count("journal") == events)
      #expect(e.member("camille")?.roles == [.admin, .coordinator])
      #expect(e.member("capitaine")?.manages == ["SDIS63"])
    }
  }

  @Test func whatTheTeamDecidedSinceLasts() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.say("jo", in: veille, "!langue en")
      e.settings.seed.members[1].roles = [.admin]
      e.settings.seed.members[1].name = "Joséphine"
      try await e.restart()
      #expect(e.member("jo")?.roles == [.volunteer, .verifier, .publisher])
      #expect(e.member("jo")?.name == "Jo")
      #expect(e.member("jo")?.language == .english)
    }
  }

  @Test func anAgreementRenewedInTheConfigurationReachesTheStore() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      let before = try e.count("journal")
      e.settings.seed.authorities[0].agreement = Agreement(signed: "2019-01-01", until: "2031-11-27")
      e.settings.seed.authorities[1].agreement = Agreement(signed: "2019-01-01", until: "2020-11-27")
      try await e.restart()
      let kept = try e.read { reader in
        try ["SDIS63", "PREF63"].map { try reader.authority($0)?.agreement?.until }
      }
      #expect(kept == ["2031-11-27", "2027-11-27"])
      let once = try e.count("journal")
      try await e.restart()
      let twice = try e.count("journal")
      #expect(once == before + 1 && twice == once)
    }
  }

  /// Services compare accounts without regard to case; a letter that only looks like another is another person.
  @Test func theCaseOfAnAccountIsNothing() async throws {
    try await Evening.play { e in
      #expect(await e.say("CAPITAINE", in: gest63, "!activer crue").first?.contains("Activer l’équipe") == true)
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-crue-2411 activée") == true)
      #expect(
        await e.say("\u{212A}apitaine", in: gest63, "!activer feu").first?.contains("n’est pas de l’équipe") == true)
    }
  }

  @Test func whoeverIsNewInTheConfigurationIsAdded() async throws {
    try await Evening.play(onDisk: true) { e in
      let members = try #require(e.memberCount)
      e.settings.seed.members.append(.sample("ines", "Inès", [.volunteer]))
      e.settings.seed.members.append(.sample("prefet", "préfet", [], manages: ["PREF43"]))
      e.settings.seed.authorities.append(.sample("PREF43", .prefecture, "Préfecture de la Haute-Loire", "43"))
      e.settings.channels[ChannelKey("visov", "#pref-43")] = .managers(authority: "PREF43")
      try await e.restart()
      #expect(e.memberCount == members + 2)
      #expect(
        await e.say("prefet", in: "#pref-43", "!activer crue").to("#pref-43").first?.contains(
          "à la demande de la préfecture de la Haute-Loire") == true)
    }
  }
}
