import ChatModel
import CrisisCore
import Foundation
import IRCProtocol
import SystemCrypto

#if canImport(Glibc)
import Glibc
#endif

/// The one-time codes that are good now, in a file beside the store: salted digests, never a code. `vigie code` adds to it while
/// the bot runs; a code that is redeemed is removed.
struct CodeFile: Sendable {
  static let life: Milliseconds = 10 * .minute
  /// No letter that reads like a digit, and no U (Crockford's base 32).
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  /// So that whoever has the file must work for each guess of 40 bits.
  private static let iterations = 20_000
  /// Good at one time: each is tried.
  static let most = 64

  enum Fault: Error, CustomStringConvertible {
    case notOpened(String, Int32)
    case tooMany

    var description: String {
      switch self {
      case .notOpened(let path, let number): "\(path): \(String(cString: strerror(number)))"
      case .tooMany: "\(CodeFile.most) codes are good already: wait \(CodeFile.life / .minute) minutes"
      }
    }
  }

  let path: String

  init(store: String) { path = store + ".codes" }

  private struct Entry {
    /// `network/account`
    var account: String
    var expires: Milliseconds
    var salt: [UInt8]
    var digest: [UInt8]

    static func read(_ line: Substring) -> Entry? {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let expires = Milliseconds(fields[1]), let salt = Hex.decode(String(fields[2])),
        let digest = Hex.decode(String(fields[3]))
      else { return nil }
      return Entry(account: String(fields[0]), expires: expires, salt: salt, digest: digest)
    }

    var line: String { "\(account)\t\(expires)\t\(Hex.encode(salt))\t\(Hex.encode(digest))\n" }
  }

  /// A new code for an account, in the place of one that it may still have.
  ///
  /// - Parameter account: `network/account`.
  func issue(for account: String, at now: Milliseconds) throws -> String {
    let code = String(randomBytes(IRCSession.codeLength).map { Self.alphabet[Int($0 % 32)] })
    let salt = randomBytes(16)
    guard let digest = Self.digest(code, salt) else { throw Fault.tooMany }
    try edit(creating: true) { entries in
      entries.removeAll { $0.expires <= now || $0.account == account }
      guard entries.count < Self.most else { throw Fault.tooMany }
      entries.append(Entry(account: account, expires: now + Self.life, salt: salt, digest: digest))
    }
    return code
  }

  /// Uses a code up.
  ///
  /// - Returns: the account on this network whose it was; nil: there is none such, or no longer.
  func redeem(_ code: Secret, on network: String, at now: Milliseconds) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let code = Self.canonical(code.value)
    guard code.utf8.count == IRCSession.codeLength else { return nil }
    var found: String?
    try edit(creating: false) { entries in
      entries.removeAll { $0.expires <= now }
      let mine = entries.firstIndex { entry in
        guard entry.account.hasPrefix(network + "/"), let digest = Self.digest(code, entry.salt) else { return false }
        return equalInConstantTime(digest, entry.digest)
      }
      if let mine { found = String(entries.remove(at: mine).account.dropFirst(network.count + 1)) }
    }
    return found
  }

  private static func digest(_ code: String, _ salt: [UInt8]) -> [UInt8]? {
    pbkdf2SHA256(password: Array(code.utf8), salt: salt, iterations: iterations)
  }

  /// The code as it was given out: in capitals, and with the digits for which people read letters.
  static func canonical(_ text: String) -> String {
    String(
      text.uppercased().compactMap { letter -> Character? in
        switch letter {
        case "-", " ": nil
        case "O": "0"
        case "I", "L": "1"
        default: letter
        }
      })
  }

  /// `K7QM-2XPD`: easier to read out.
  static func spaced(_ code: String) -> String { "\(code.prefix(4))-\(code.dropFirst(4))" }

  /// Under a lock, since two programs write it. In place: a crash half-way costs codes at most, and new ones can be made.
  private func edit(creating: Bool, _ change: (inout [Entry]) throws -> Void) throws {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | (creating ? O_CREAT : 0), 0o600)
    guard descriptor >= 0 else { throw Fault.notOpened(path, errno) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw Fault.notOpened(path, errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    let text = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    var entries = text.split(separator: "\n").compactMap(Entry.read)
    try change(&entries)
    try handle.truncate(atOffset: 0)
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(entries.map(\.line).joined().utf8))
    try handle.synchronize()
  }
}
