import Foundation
import NIOCore
import SystemTLS
import Testing
import VigieTestSupport

/// What is wrong before there is any connection, and how it is said.
@Suite struct ConfigurationTests {
  let certificates: TestCertificates

  init() throws {
    certificates = try TestCertificates.shared()
  }

  private static let digits = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"
  private static let colons =
    "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"

  @Test(arguments: ["sha256:" + digits, "sha256:" + colons, "SHA256:" + digits, "sha256:" + digits.lowercased()])
  func pinIsRead(text: String) throws {
    let pin = try CertificatePin(text)
    #expect(pin.bytes.count == 32)
    #expect(pin.bytes.prefix(3) == [0x00, 0x11, 0x22])
    #expect(pin.description == "sha256:" + Self.digits.lowercased())
  }

  @Test(arguments: [
    "", "sha256:", digits, "sha1:" + digits, "sha256:" + digits.dropLast(), "sha256:" + digits.dropLast(2),
    "sha256:" + digits + "00", "sha256: " + digits, "sha256:g" + digits.dropFirst(), "sha256:" + colons + ":",
    "sha256:0:0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "sha256:…",
  ])
  func otherTextIsNoPin(text: String) {
    #expect(throws: TLSFailure(.badPin(text))) { try CertificatePin(text) }
  }

  @Test(arguments: ["", ".", "a b", "irc.example.org:6697", "irc/x", "café.example.org", "a\u{0}b", "::1%", "[::1"])
  func unusableServerName(name: String) throws {
    let context = try TLSClientContext(TLSClientConfiguration())
    #expect(throws: TLSFailure(.badServerName(name))) { _ = try context.makeHandler(serverName: name) }
  }

  @Test func unusableFilesAreNamed() throws {
    let empty = NSTemporaryDirectory() + "vigie-empty-\(UUID().uuidString).pem"
    try Data().write(to: URL(fileURLWithPath: empty))
    defer { try? FileManager.default.removeItem(atPath: empty) }
    let pair = certificates.client1
    let missing = "/nowhere/at/all.pem"
    let table: [(TLSClientConfiguration, TLSFailure.Reason)] = [
      (.init(caFile: missing), .unreadable(file: missing, why: "No such file or directory")),
      (.init(caFile: empty), .unreadable(file: empty, why: "no certificate or crl found")),
      (.init(caFile: pair.keyFile), .unreadable(file: pair.keyFile, why: "no certificate or crl found")),
      (.init(certificateFile: missing), .unreadable(file: missing, why: "No such file or directory")),
      (.init(certificateFile: pair.keyFile), .unreadable(file: pair.keyFile, why: "no start line")),
      (
        .init(certificateFile: pair.certificateFile, keyFile: missing),
        .unreadable(file: missing, why: "No such file or directory")
      ),
      (
        .init(certificateFile: pair.certificateFile),
        .unreadable(file: pair.certificateFile, why: "it holds no unencrypted private key in PEM")
      ),
      (
        .init(certificateFile: pair.certificateFile, keyFile: certificates.client2.keyFile),
        .keyMismatch(certificate: pair.certificateFile, key: certificates.client2.keyFile)
      ),
      (.init(keyFile: pair.keyFile), .keyWithoutCertificate(key: pair.keyFile)),
    ]
    for (configuration, reason) in table {
      #expect(throws: TLSFailure(reason)) { _ = try TLSClientContext(configuration) }
    }
  }

  /// The passphrase must not be asked for on the terminal.
  @Test func encryptedKeyIsRefused() throws {
    let folder = NSTemporaryDirectory()
    let file = "vigie-locked-\(UUID().uuidString).key"
    defer { try? FileManager.default.removeItem(atPath: folder + file) }
    try RunningProcess.run(
      "/usr/bin/openssl",
      ["pkcs8", "-topk8", "-in", certificates.client1.keyFile, "-out", file, "-passout", "pass:secret"], in: folder)
    let configuration = TLSClientConfiguration(
      certificateFile: certificates.client1.certificateFile, keyFile: folder + file)
    let reason = TLSFailure.Reason.unreadable(file: folder + file, why: "it holds no unencrypted private key in PEM")
    #expect(throws: TLSFailure(reason)) { _ = try TLSClientContext(configuration) }
  }

  @Test func keyMayBeInTheCertificateFile() throws {
    let file = NSTemporaryDirectory() + "vigie-both-\(UUID().uuidString).pem"
    defer { try? FileManager.default.removeItem(atPath: file) }
    var both = try Data(contentsOf: URL(fileURLWithPath: certificates.client1.certificateFile))
    both += try Data(contentsOf: URL(fileURLWithPath: certificates.client1.keyFile))
    try both.write(to: URL(fileURLWithPath: file))
    _ = try TLSClientContext(TLSClientConfiguration(certificateFile: file))
  }

  @Test func eachFailureIsOneShortLine() throws {
    let pin = try CertificatePin("sha256:" + Self.digits)
    let many = (1...8).map { "name\($0).test" }
    let table: [(TLSFailure, String)] = [
      (
        TLSFailure(.expired(on: "2021-01-01"), offered: pin),
        "the server's certificate expired on 2021-01-01 (the server's certificate is \(pin))"
      ),
      (TLSFailure(.notYetValid(until: "2090-01-01")), "the server's certificate is not valid before 2090-01-01"),
      (
        TLSFailure(.wrongName(wanted: "irc.test", names: many)),
        "the server's certificate is for name1.test, name2.test, name3.test, name4.test, name5.test and 3 more, not for irc.test"
      ),
      (
        TLSFailure(.wrongName(wanted: "irc.test", names: [])),
        "the server's certificate bears no name, irc.test was wanted"
      ),
      (TLSFailure(.selfSigned), "the server's certificate is self-signed"),
      (
        TLSFailure(.unknownAuthority(issuer: "Somebody")),
        "the server's certificate is from an unknown authority, \"Somebody\""
      ),
      (TLSFailure(.unknownAuthority(issuer: "")), "the server's certificate is from an unknown authority"),
      (TLSFailure(.pinMismatch(wanted: pin)), "the server's certificate is not the pinned \(pin)"),
      (TLSFailure(.certificateRefused("CA cert revoked")), "the server's certificate is refused: CA cert revoked"),
      (TLSFailure(.noCertificate), "the server shows no certificate"),
      (TLSFailure(.protocolVersion), "the server speaks no TLS 1.2 or later"),
      (TLSFailure(.handshakeTimeout(.seconds(15))), "no TLS handshake within 15 s"),
      (TLSFailure(.handshakeTimeout(.milliseconds(1500))), "no TLS handshake within 1500 ms"),
      (TLSFailure(.notTLS), "the server does not speak TLS on this port"),
      (TLSFailure(.closedDuringHandshake), "the server closed the connection during the TLS handshake"),
      (TLSFailure(.alert(116, "unknown")), "the server wants a client certificate"),
      (TLSFailure(.alert(40, "handshake failure")), "the server refused with the TLS alert 40, handshake failure"),
      (TLSFailure(.protocolError("bad mac")), "TLS failed: bad mac"),
      (TLSFailure(.badPin("sha256:\u{1b}[2J")), "not a fingerprint (sha256: and 64 hexadecimal digits): sha256:?[2J"),
      (TLSFailure(.badServerName("a\nb")), "not a server name: a?b"),
      (TLSFailure(.unreadable(file: "ca.pem", why: "no start line")), "cannot use ca.pem: no start line"),
      (
        TLSFailure(.keyMismatch(certificate: "a.crt", key: "b.key")),
        "the key b.key is not that of the certificate a.crt"
      ),
      (TLSFailure(.keyWithoutCertificate(key: "b.key")), "the key b.key comes without a certificate"),
      (TLSFailure(.unavailable("out of memory")), "OpenSSL is unavailable: out of memory"),
    ]
    for (failure, text) in table { #expect(failure.description == text) }
  }
}
