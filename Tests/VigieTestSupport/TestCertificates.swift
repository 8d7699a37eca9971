import Foundation

/// A test authority and what it signed, made by the `openssl` program once for the whole test run.
package struct TestCertificates: Sendable {
  /// A certificate and its key, as PEM files.
  package struct Pair: Sendable {
    package let certificateFile: String
    package let keyFile: String
    /// SHA-256 of the certificate in DER: upper case, with colons, as openssl prints it.
    package let fingerprint: String
  }

  /// The authority that signed all of these, but for ``selfSigned`` and ``stranger``.
  package let authority: Pair
  /// An authority that nobody trusts, and which signed ``stranger``.
  package let otherAuthority: Pair
  /// For localhost, irc.test, `*.wild.test`, 127.0.0.1 and ::1.
  package let server: Pair
  /// For localhost alone, without any address.
  package let nameOnly: Pair
  /// For other.test alone.
  package let wrongName: Pair
  /// As ``server``, ended on 2021-01-01.
  package let expired: Pair
  /// As ``server``, to begin on 2090-01-01.
  package let future: Pair
  /// As ``server``, signed by itself.
  package let selfSigned: Pair
  /// As ``server``, signed by ``otherAuthority``.
  package let stranger: Pair
  package let client1: Pair
  package let client2: Pair

  /// - Throws: where `openssl` is missing or fails.
  package static func shared() throws -> TestCertificates { try made.get() }

  private static let made = Result {
    atexit { try? FileManager.default.removeItem(atPath: TestCertificates.folder) }
    return try TestCertificates(in: folder)
  }

  private static let folder = NSTemporaryDirectory() + "vigie-certificates-\(UUID().uuidString)"

  private init(in folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let maker = Maker(folder: folder)
    let everyName = "DNS:localhost,DNS:irc.test,DNS:*.wild.test,IP:127.0.0.1,IP:::1"
    authority = try maker.root("ca", commonName: "Vigie test authority")
    otherAuthority = try maker.root("other-ca", commonName: "Nobody's authority")
    server = try maker.leaf("server", names: everyName)
    nameOnly = try maker.leaf("name-only", names: "DNS:localhost")
    wrongName = try maker.leaf("wrong-name", names: "DNS:other.test")
    expired = try maker.leaf("expired", names: everyName, from: "20200101000000Z", until: "20210101000000Z")
    future = try maker.leaf("future", names: everyName, from: "20900101000000Z", until: "20910101000000Z")
    selfSigned = try maker.selfSigned("self-signed", names: everyName)
    stranger = try maker.leaf("stranger", names: everyName, by: "other-ca")
    client1 = try maker.leaf("client1", names: "DNS:bot1.client.test", use: "clientAuth")
    client2 = try maker.leaf("client2", names: "DNS:bot2.client.test", use: "clientAuth")
  }
}

private struct Maker {
  let folder: String

  private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

  @discardableResult
  private func openssl(_ arguments: [String]) throws -> String {
    try RunningProcess.run("/usr/bin/openssl", arguments, in: folder)
  }

  func root(_ name: String, commonName: String) throws -> TestCertificates.Pair {
    try openssl(
      ["req", "-x509", "-days", "30", "-subj", "/CN=\(commonName)", "-keyout", "\(name).key", "-out", "\(name).pem"]
        + Self.newKey + ["-addext", "keyUsage=critical,keyCertSign,cRLSign"])
    try Data().write(to: file("\(name).index"))
    try Data("01\n".utf8).write(to: file("\(name).serial"))
    let settings = """
      [ca]
      default_ca = this
      [this]
      database = \(name).index
      serial = \(name).serial
      new_certs_dir = .
      certificate = \(name).pem
      private_key = \(name).key
      default_md = sha256
      default_days = 30
      policy = any
      unique_subject = no
      copy_extensions = copy
      [any]
      commonName = supplied
      """
    try Data(settings.utf8).write(to: file("\(name).cnf"))
    return try pair(name)
  }

  /// Times are ASN.1 GeneralizedTime; without them, from now for 30 days.
  func leaf(
    _ name: String, names: String, use: String = "serverAuth", by root: String = "ca", from start: String? = nil,
    until end: String? = nil
  ) throws -> TestCertificates.Pair {
    try openssl(
      ["req", "-new", "-subj", "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).csr"] + Self.newKey
        + extensions(names, use))
    let dates = (start.map { ["-startdate", $0] } ?? []) + (end.map { ["-enddate", $0] } ?? [])
    try openssl(
      ["ca", "-batch", "-notext", "-config", "\(root).cnf", "-in", "\(name).csr", "-out", "\(name).pem"] + dates)
    return try pair(name)
  }

  func selfSigned(_ name: String, names: String) throws -> TestCertificates.Pair {
    try openssl(
      ["req", "-x509", "-days", "30", "-subj", "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).pem"]
        + Self.newKey + extensions(names, "serverAuth"))
    return try pair(name)
  }

  private func extensions(_ names: String, _ use: String) -> [String] {
    ["-addext", "subjectAltName=\(names)", "-addext", "extendedKeyUsage=\(use)"]
  }

  private func pair(_ name: String) throws -> TestCertificates.Pair {
    let shown = try openssl(["x509", "-in", "\(name).pem", "-noout", "-fingerprint", "-sha256"])
    let fingerprint = shown.split(separator: "=").last.map {
      String($0).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return TestCertificates.Pair(
      certificateFile: "\(folder)/\(name).pem", keyFile: "\(folder)/\(name).key", fingerprint: fingerprint ?? "")
  }

  private func file(_ name: String) -> URL { URL(fileURLWithPath: "\(folder)/\(name)") }
}
