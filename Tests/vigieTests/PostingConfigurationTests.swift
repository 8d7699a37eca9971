import CrisisCore
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The keys of the team's accounts")
struct PostingConfigurationTests {
  private func load(_ accounts: String) throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write("secret\n", to: "key")
    let path = try folder.write(
      ConfigurationTests.minimal() + "\nrelays:\n  accounts:\n" + accounts + "\n", to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }

  @Test("With its key an account is Vigie's to post on")
  func given() throws {
    let configuration = try load(
      """
          M: { network: mastodon, host: mastodon.example.org, handle: visov, token_file: key }
          B: { network: bluesky, host: bsky.social, handle: visov.example.org, password_file: key }
          G: { network: mastodon, host: example.org, api: "https://social.example.org", token_file: key, tls: {} }
          X: { network: x, handle: visov }
      """)
    #expect(configuration.relays.accounts.map(\.isOurs) == [true, true, true, false])
    #expect(configuration.posting.map(\.server.host) == ["mastodon.example.org", "bsky.social", "social.example.org"])
    #expect(configuration.posting.allSatisfy { $0.key.value == "secret" } && !"\(configuration)".contains("secret"))
    // Where the account lives is not where its posts are read.
    #expect(configuration.relays.accounts[1].host == nil)
  }

  @Test(
    "Every fault is told",
    arguments: [
      ("X: { network: x, token_file: key }", "Vigie cannot post on x by itself: remove token_file"),
      ("M: { network: mastodon, host: a.fr, password_file: key }", "mastodon takes token_file, not password_file"),
      ("M: { network: mastodon, host: a.fr, token_file: none }", "no file can be read"),
      ("M: { network: mastodon, host: a.fr, api: \"https://a.fr\" }", "api is of use only with token_file"),
      ("M: { network: mastodon, host: a.fr, token_file: key, api: \"http://a.fr\" }", "use https://"),
      ("M: { network: mastodon, host: a.fr, token_file: key, api: \"https://a.fr/x\" }", "without a path"),
      ("M: { network: mastodon, host: a.fr, token_file: key, api: \"ftp://a.fr\" }", "neither https://"),
      ("B: { network: bluesky, password_file: key }", "needs handle"),
    ])
  func faults(account: String, words: String) throws {
    do {
      _ = try load("    " + account)
      Issue.record("no fault was found")
    } catch let faults as YAMLFaults {
      #expect(faults.faults.contains { $0.message.contains(words) }, "\(faults.faults)")
    }
  }
}
