import DutyDesk
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The configuration of webhooks")
struct WebhookConfigurationTests {
  private func load(_ hook: String, address: String = "https://example.org/hooks/secret-path") throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write(address + "\n", to: "hook")
    try folder.write("whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n", to: "key")
    let path = try folder.write(
      ConfigurationTests.minimal() + """

        authorities:
          SDIS63: { kind: sdis, name: "SDIS", departements: ["63"], agreement: { signed: 2019-11-27, until: 2027-11-27 } }
        webhooks:
          hook: \(hook)

        """, to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }

  private static let good = "url_file: hook, format: tchap, for: SDIS63, send: [digests, distress]"

  @Test("What the desk and the network are told")
  func given() throws {
    let configuration = try load("{ \(Self.good), secret_file: key, private_network: true }")
    #expect(configuration.deskSettings.webhooks == [Webhook("hook", for: "SDIS63", [.digests, .distress])])
    let target = try #require(configuration.webhooks.first?.target)
    #expect(target.address.host == "example.org" && target.mayBePrivate && target.secret != nil)
    #expect(!"\(configuration)".contains("secret-path"))
    let usual = try load("{ \(Self.good) }")
    #expect(usual.webhooks.first?.target.mayBePrivate == false)
  }

  @Test(
    "Every fault is told, and no address",
    arguments: [
      ("{ \(good), secret_file: hook }", "https://example.org", "whsec_"),
      ("{ \(good) }", "http://example.org/secret-path", "use https://"),
      ("{ \(good) }", "secret-path", "what is in it"),
      ("{ url_file: hook, format: teams, for: SDIS63, send: [digests] }", "https://example.org", "teams"),
      ("{ url_file: hook, format: slack, for: SDIS42, send: [digests] }", "https://example.org", "SDIS42"),
      ("{ url_file: hook, format: slack, for: SDIS63, send: [] }", "https://example.org", "something is to be sent"),
      ("{ format: slack, for: SDIS63, send: [digests] }", "https://example.org", "url_file"),
    ])
  func faults(hook: String, address: String, words: String) throws {
    do {
      _ = try load(hook, address: address)
      Issue.record("no fault was found")
    } catch let faults as YAMLFaults {
      #expect(faults.faults.contains { $0.message.contains(words) }, "\(faults.faults)")
      #expect(!faults.faults.contains { $0.message.contains("secret-path") })
    }
  }
}
