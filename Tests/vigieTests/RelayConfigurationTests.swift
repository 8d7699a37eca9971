import CrisisCore
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The configuration of relays")
struct RelayConfigurationTests {
  @Test("The sample's accounts, sources and times")
  func sample() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret\n", to: "irc-password")
    let configuration = try ConfigurationReader.load(
      Repository.path("deploy/vigie.yaml"), environment: ["CREDENTIALS_DIRECTORY": folder.path], today: "2026-11-24")
    let relays = configuration.deskSettings.relays
    #expect(
      relays.accounts == [
        RelayAccount("X", .x, handle: "visov", limit: 280), RelayAccount("Facebook", .facebook, limit: 5_000),
      ])
    #expect(relays.sources.domains.prefix(4) == OfficialSources.usualDomains[...])
    let address = try StrictAddress("https://www.puy-de-dome.gouv.fr/crue")
    #expect(relays.sources.match(address)?.authority == "PREF63")
    #expect(relays.sources.match(try StrictAddress("https://x.com/prefet63/status/1"))?.authority == "PREF63")
    #expect(RelayKind.allCases.map { relays.lifetime(of: $0) } == RelayKind.allCases.map(\.usualLifetime))
  }

  @Test("Left out, the usual sources hold, and nothing can be relayed")
  func usual() throws {
    let relays = try load("").relays
    #expect(relays == RelaySettings())
    #expect(relays.accounts.isEmpty)
    #expect(relays.sources.match(try StrictAddress("https://www.vigicrues.gouv.fr"))?.authority == nil)
    #expect(relays.sources.match(try StrictAddress("https://example.com")) == nil)
  }

  @Test("What is given replaces what is usual")
  func given() throws {
    let relays = try load(
      """
      relays:
        accounts:
          Masto: { network: mastodon, host: "WWW.Mastodon.example.org", handle: "@Visov", limit: 1000 }
          Site: { network: other, host: visov.example.org, limit: 2000 }
        sources: { domains: [WWW.Sdis63.fr], accounts: ["mamot.fr/@Prefet63"] }
        expiry: { advice: 3h }
      """
    ).relays
    #expect(
      relays.accounts == [
        RelayAccount("Masto", .mastodon, handle: "visov", host: "mastodon.example.org", limit: 1_000),
        RelayAccount("Site", .other, host: "visov.example.org", limit: 2_000),
      ])
    #expect(relays.sources.match(try StrictAddress("https://sdis63.fr/a")) != nil)
    #expect(relays.sources.match(try StrictAddress("https://gouv.fr/a")) == nil)
    #expect(relays.sources.match(try StrictAddress("https://mamot.fr/@prefet63/1")) != nil)
    #expect(relays.lifetime(of: .advice) == 3 * .hour)
    #expect(relays.lifetime(of: .solidarity) == 2 * .day)
  }

  @Test("Every fault is told, at its place")
  func faults() throws {
    let text = """
      relays:
        acounts: {}
        accounts:
          X: { network: twitter }
          "Page Facebook": { network: facebook }
          Masto: { network: mastodon }
          Other: { network: other, host: "https://a.fr" }
          x: { network: x, handle: "a b", limit: 3 }
        sources:
          domains: [fr, "https://gouv.fr", { domain: gouv.fr, authority: NONE }, { authority: SDIS63 }]
          accounts: [Prefet63, x.com, "x.com/a/b"]
        expiry: { advice: 6, info: 1m, advise: 6h }
      """
    let first = Self.base.split(separator: "\n", omittingEmptySubsequences: false).count
    let wanted: [(line: Int, word: String)] = [
      (2, "acounts"), (4, "twitter"), (5, "one word"), (6, "needs host"), (7, "host such as"), (7, "needs limit"),
      (8, "two accounts"), (8, "account's name there"), (8, "out of bounds"), (10, "\"fr\""), (10, "https://gouv.fr"),
      (10, "NONE"), (10, "\"domain\" is missing"), (11, "\"Prefet63\""), (11, "\"x.com\""), (11, "x.com/a/b"),
      (12, "duration"), (12, "out of bounds"), (12, "advise"),
    ]
    do {
      _ = try load(text)
      Issue.record("no fault was found")
    } catch let faults as YAMLFaults {
      for (line, word) in wanted {
        let isTold = faults.faults.contains { $0.line == line + first && $0.message.contains(word) && $0.column > 0 }
        #expect(isTold, "line \(line): \(word) in \(faults.faults)")
      }
    }
  }

  private static let base =
    ConfigurationTests.minimal() + "\nauthorities:\n"
    + "  SDIS63: { kind: sdis, name: \"SDIS\", departements: [\"63\"], agreement: { signed: 2019-11-27, until: 2027-11-27 } }"

  private func load(_ relays: String) throws -> Configuration {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.base + "\n" + relays + "\n", to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }
}
