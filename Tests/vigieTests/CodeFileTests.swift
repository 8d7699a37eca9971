import ChatModel
import CrisisCore
import Foundation
import IRCProtocol
import Testing
import VigieTestSupport

@testable import vigie

@Suite("One-time codes")
struct CodeFileTests {
  private let folder: TemporaryFolder
  private let codes: CodeFile
  private let now: Milliseconds = 1_574_564_400_000

  init() throws {
    folder = try TemporaryFolder()
    codes = CodeFile(store: folder.file("vigie.sqlite"))
  }

  @Test("A code is good once, on its network")
  func once() throws {
    let code = try codes.issue(for: "secours/jo", at: now)
    #expect(code.wholeMatch(of: #/[0-9A-HJKMNP-TV-Z]{8}/#) != nil)
    #expect(try codes.redeem(Secret(code), on: "visov", at: now) == nil)
    #expect(try codes.redeem(Secret(code), on: "secours", at: now) == "jo")
    #expect(try codes.redeem(Secret(code), on: "secours", at: now) == nil)
  }

  @Test("A code is good for ten minutes")
  func life() throws {
    let code = try codes.issue(for: "secours/jo", at: now)
    #expect(try codes.redeem(Secret(code), on: "secours", at: now + 10 * .minute) == nil)
    let other = try codes.issue(for: "secours/jo", at: now)
    #expect(try codes.redeem(Secret(other), on: "secours", at: now + 10 * .minute - 1) == "jo")
  }

  @Test("A new code takes the place of the one before; those of others stay")
  func replaced() throws {
    let first = try codes.issue(for: "secours/jo", at: now)
    let lea = try codes.issue(for: "secours/lea", at: now)
    let second = try codes.issue(for: "secours/jo", at: now)
    #expect(try codes.redeem(Secret(first), on: "secours", at: now) == nil)
    #expect(try codes.redeem(Secret(second), on: "secours", at: now) == "jo")
    #expect(try codes.redeem(Secret(lea), on: "secours", at: now) == "lea")
  }

  @Test("A code is read as people write it")
  func spelling() throws {
    #expect(CodeFile.canonical("k7qm-2xpd") == "K7QM2XPD" && CodeFile.canonical("oil0 1OIL") == "01101011")
    let code = try codes.issue(for: "secours/jo", at: now)
    let written = CodeFile.spaced(code).lowercased().replacing("0", with: "o").replacing("1", with: "l")
    #expect(try codes.redeem(Secret(written), on: "secours", at: now) == "jo")
    for wrong in ["", "short", String(repeating: "A", count: 4_000), "ÀÀÀÀ"] {
      #expect(try codes.redeem(Secret(wrong), on: "secours", at: now) == nil)
    }
  }

  @Test("The file holds no code, is its owner's alone, and has a limit")
  func file() throws {
    #expect(try codes.redeem(Secret("K7QM2XPD"), on: "secours", at: now) == nil)
    #expect(!FileManager.default.fileExists(atPath: codes.path))
    var issued: [String] = []
    for number in 1...CodeFile.most { issued.append(try codes.issue(for: "secours/m\(number)", at: now)) }
    let text = try String(contentsOfFile: codes.path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == CodeFile.most)
    for code in issued { #expect(!text.contains(code) && !text.contains(CodeFile.spaced(code))) }
    let mode = try FileManager.default.attributesOfItem(atPath: codes.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(throws: CodeFile.Fault.self) { try codes.issue(for: "secours/more", at: now) }
    _ = try codes.issue(for: "secours/more", at: now + 10 * .minute)
    #expect(try String(contentsOfFile: codes.path, encoding: .utf8).split(separator: "\n").count == 1)
  }

  @Test("A torn file is a code less")
  func torn() throws {
    try folder.write("secours/jo\t99999999999999\tzz\nsecours/x\n\u{0}\n", to: "vigie.sqlite.codes")
    let code = try codes.issue(for: "secours/lea", at: now)
    #expect(try codes.redeem(Secret(code), on: "secours", at: now) == "lea")
  }

  private func network(_ name: String, _ identity: IRCSessionConfiguration.IdentityRule) -> NetworkSettings {
    NetworkSettings(
      name: name, kind: .irc, servers: [], tls: nil, nick: "Vigie", sasl: nil, identity: identity, pacing: nil,
      throttle: nil, channels: [])
  }

  @Test("The network that is meant is found, or asked for")
  func networks() throws {
    let (one, other) = (network("secours", .code), network("bis", .code))
    #expect(try Code.resolve("jo", [network("visov", .account), one]).0.name == "secours")
    #expect(try Code.resolve("bis/jo", [one, other]).0.name == "bis")
    for (member, networks, words) in [
      ("jo", [one, other], "secours/jo or bis/jo"),
      ("visov/jo", [network("visov", .account), one], "visov takes no codes"),
      ("jo", [network("visov", .account)], "identity: code"),
    ] {
      let fault = #expect(throws: CommandFault.self) { try Code.resolve(member, networks) }
      #expect(fault?.description.contains(words) ?? false)
    }
  }
}
