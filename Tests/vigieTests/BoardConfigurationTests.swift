import CrisisCore
import DutyDesk
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The configuration of the board and its map")
struct BoardConfigurationTests {
  private func load(_ more: String = "") throws -> Configuration {
    let folder = try TemporaryFolder()
    let text = """
      board:
        listen: "127.0.0.1:8080"
        url: "https://vigie.example.org"
      """
    let path = try folder.write(ConfigurationTests.minimal() + "\n" + text + "\n" + more, to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }

  @Test("The map as it is said, and as it is where nothing is said")
  func map() throws {
    let usual = try #require(try load().deskSettings.board)
    #expect(usual.tiles == nil && usual.publicDelay == 30 * .minute)
    #expect(usual.leaflet == "/usr/share/javascript/leaflet")
    let board = try load(
      """
        tiles: { url: "https://{s}.tile.example.org/{z}/{x}/{y}.png", attribution: "© Exemple" }
        public_delay: 1h
        leaflet: /opt/leaflet
      """
    ).deskSettings.board
    #expect(board?.tiles?.origin == "https://*.tile.example.org" && board?.tiles?.attribution == "© Exemple")
    #expect(board?.publicDelay == .hour && board?.leaflet == "/opt/leaflet")
  }

  @Test("A folder without Leaflet is warned of, with what to type")
  func missing() throws {
    let folder = try TemporaryFolder("leaflet")
    let files = ["leaflet.js", "leaflet.css", "leaflet.markercluster.js", "MarkerCluster.css"]
    for file in files.dropFirst() { try folder.write("", to: file) }
    let warnings = try load("  leaflet: \(folder.path)\n").warnings
    #expect(warnings.contains { $0.contains("lacks leaflet.js:") && $0.contains("apt install libjs-leaflet") })
    try folder.write("", to: "leaflet.js")
    #expect(try !load("  leaflet: \(folder.path)\n").warnings.contains { $0.contains("lacks") })
  }

  @Test(
    "What is no server of tiles is refused",
    arguments: [
      "http://tile.example.org/{z}/{x}/{y}.png", "https://tile.example.org/", "https://a b/{z}/{x}/{y}",
      "https://x;script-src *//{z}/{x}/{y}", "https://tile.example.org'/{z}/{x}/{y}", "javascript:{z}{x}{y}",
    ])
  func tiles(_ url: String) {
    #expect(throws: YAMLFaults.self) { try load("  tiles: { url: \"\(url)\", attribution: \"a\" }\n") }
  }
}
