import Foundation
import Testing
import VigieTestSupport

@testable import vigie

@Suite("What systemd is told")
struct ServiceManagerTests {
  @Test("Each state is one datagram, at a path or at a name of the abstract namespace", arguments: [false, true])
  func notifies(isAbstract: Bool) throws {
    let folder = try TemporaryFolder()
    let name = isAbstract ? "@vigie-\(UUID().uuidString)" : folder.file("notify")
    let receiver = try #require(NotifyReceiver(name))
    ServiceManager.notify("READY=1", environment: ["NOTIFY_SOCKET": name])
    ServiceManager.notify("STOPPING=1", environment: ["NOTIFY_SOCKET": name])
    #expect(receiver.next() == "READY=1")
    #expect(receiver.next() == "STOPPING=1")
    #expect(receiver.next() == nil)
  }

  @Test(
    "Where nobody listens it is silent",
    arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "/nowhere/notify"], ["NOTIFY_SOCKET": overlong]])
  func silent(environment: [String: String]) {
    ServiceManager.notify("READY=1", environment: environment)
  }

  @Test("The unit is started again for as long as it takes")
  func neverGivenUp() throws {
    let unit = try String(contentsOfFile: Self.checkout + "/deploy/systemd/vigie.service", encoding: .utf8)
    let lines = unit.split(separator: "\n").map(String.init)
    #expect(lines.contains("StartLimitIntervalSec=0") && lines.contains("Restart=on-failure"))
    #expect(!lines.contains { $0.hasPrefix("StartLimitBurst") })
  }

  private static let checkout = String(#filePath.dropLast("/Tests/vigieTests/ServiceManagerTests.swift".count))
  private static let overlong = "/" + String(repeating: "x", count: 200)
}

/// The other end of `NOTIFY_SOCKET`.
private final class NotifyReceiver {
  private let descriptor: Int32

  init?(_ name: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(name.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 }
    }
    guard descriptor >= 0, isBound else { return nil }
  }

  deinit { close(descriptor) }

  /// What came first and was not read yet: a datagram of this host is there when its sending returns.
  func next() -> String? {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count >= 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }
}
