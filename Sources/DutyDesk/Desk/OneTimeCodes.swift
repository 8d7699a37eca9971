import CrisisCore
import Synchronization
import SystemCrypto

/// Codes that are good once and for ten minutes, as keyed digests and in memory alone: a restart makes them void.
package final class OneTimeCodes<Owner: Sendable>: Sendable {
  package static var life: Milliseconds { 10 * .minute }
  /// Wrong ones within as long, of all who try.
  static var wrongOfAll: Int { 60 }

  package enum Outcome {
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
    var wrong: [(person: String, at: Milliseconds)] = []
  }

  private let length: Int
  private let isTyped: Bool
  private let most: Int
  private let wrongOfOne: Int?
  private let key = randomBytes(32)
  private let state = Mutex(State())

  /// - Parameters:
  ///   - length: letters of a code, of 5 bits each.
  ///   - isTyped: people read and type it: it is shown in two halves (`K7QM-2XPD`).
  ///   - most: as many are kept; the oldest gives way.
  ///   - wrongOfOne: how many wrong ones somebody may try; nil: any number, of codes too long to be guessed: a limit would
  ///     let anybody keep everybody out.
  package init(length: Int, isTyped: Bool, most: Int, wrongOfOne: Int?) {
    self.length = length
    self.isTyped = isTyped
    self.most = most
    self.wrongOfOne = wrongOfOne
  }

  /// No letter that reads like a digit, and no U (Crockford's base 32).
  private static var alphabet: [Character] { Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ") }

  /// A new one.
  ///
  /// - Parameter isReplaced: those that are void from now on.
  package func issue(to owner: Owner, at now: Milliseconds, inPlaceOf isReplaced: (Owner) -> Bool) -> String {
    let code = String(randomBytes(length).map { Self.alphabet[Int($0 % 32)] })
    let digest = digest(code)
    state.withLock { state in
      state.codes.removeAll { $0.expires <= now || isReplaced($0.owner) }
      if state.codes.count >= most { state.codes.removeFirst() }
      state.codes.append(Code(digest: digest, owner: owner, expires: now + Self.life))
    }
    return isTyped ? "\(code.prefix(length / 2))-\(code.dropFirst(length / 2))" : code
  }

  /// - Parameter person: who tries it.
  package func find(_ typed: String, by person: String, at now: Milliseconds) -> Outcome {
    let digest = digest(Self.canonical(typed))
    return state.withLock { state in
      state.wrong.removeAll { now - $0.at >= Self.life }
      if let wrongOfOne {
        guard state.wrong.count(where: { $0.person == person }) < wrongOfOne, state.wrong.count < Self.wrongOfAll
        else { return .tooMany }
      }
      let found = state.codes.first { $0.expires > now && equalInConstantTime($0.digest, digest) }
      guard let found else {
        if wrongOfOne != nil { state.wrong.append((person, now)) }
        return .wrong
      }
      return .good(found.owner)
    }
  }

  /// It is good no more: used, or said where others read it.
  ///
  /// - Returns: whether it was good until now: of two who use it at once, one does.
  @discardableResult
  package func spend(_ typed: String) -> Bool {
    let digest = digest(Self.canonical(typed))
    return state.withLock { state in
      let count = state.codes.count
      state.codes.removeAll { equalInConstantTime($0.digest, digest) }
      return state.codes.count < count
    }
  }

  package func void(where isVoid: (Owner) -> Bool) {
    state.withLock { state in state.codes.removeAll { isVoid($0.owner) } }
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
