import CrisisCore
import Synchronization
import SystemCrypto

/// The codes by which one joins one's accounts, as keyed digests and in memory alone: a restart makes them void.
final class PairingCodes: Sendable {
  static let life: Milliseconds = 10 * .minute
  /// Wrong ones within as long, of one account and of all.
  static let wrongOfOne = 3
  static let wrongOfAll = 60
  private static let most = 64
  private static let length = 8
  /// No letter that reads like a digit, and no U (Crockford's base 32).
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Whose a code is.
  struct Owner: Sendable, Equatable {
    var member: Int
    /// `network/account`, which it was given to.
    var account: String
  }

  enum Outcome: Equatable {
    case good(Owner)
    case wrong
    case tooMany
  }

  private struct Code {
    var digest: [UInt8]
    var owner: Owner
    var expires: Milliseconds
  }

  private struct State {
    var codes: [Code] = []
    var wrong: [(account: String, at: Milliseconds)] = []
  }

  private let key = randomBytes(32)
  private let state = Mutex(State())

  /// A new one, in the place of one that the member may still have: `K7QM-2XPD`.
  func issue(to owner: Owner, at now: Milliseconds) -> String {
    let code = String(randomBytes(Self.length).map { Self.alphabet[Int($0 % 32)] })
    let digest = digest(code)
    state.withLock { state in
      state.codes.removeAll { $0.expires <= now || $0.owner.member == owner.member }
      if state.codes.count >= Self.most { state.codes.removeFirst() }
      state.codes.append(Code(digest: digest, owner: owner, expires: now + Self.life))
    }
    return "\(code.prefix(4))-\(code.suffix(4))"
  }

  /// - Parameter account: `network/account`, which tries it.
  func find(_ typed: String, by account: String, at now: Milliseconds) -> Outcome {
    let digest = digest(Self.canonical(typed))
    return state.withLock { state in
      state.wrong.removeAll { now - $0.at >= Self.life }
      guard state.wrong.count(where: { $0.account == account }) < Self.wrongOfOne, state.wrong.count < Self.wrongOfAll
      else { return .tooMany }
      let found = state.codes.first { $0.expires > now && equalInConstantTime($0.digest, digest) }
      guard let found else {
        state.wrong.append((account, now))
        return .wrong
      }
      return .good(found.owner)
    }
  }

  /// It is good no more: used, or said where others read it.
  func spend(_ typed: String) {
    let digest = digest(Self.canonical(typed))
    state.withLock { $0.codes.removeAll { equalInConstantTime($0.digest, digest) } }
  }

  private func digest(_ code: String) -> [UInt8] { hmacSHA256(key: key, Array(code.utf8)) }

  /// As it was given out: in capitals, and with the digits for which people read letters.
  private static func canonical(_ typed: String) -> String {
    String(
      typed.uppercased().compactMap { letter -> Character? in
        switch letter {
        case "-", " ": nil
        case "O": "0"
        case "I", "L": "1"
        default: letter
        }
      })
  }
}
