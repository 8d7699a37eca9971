import ChatModel
import PlainText

/// SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding, from the client's side.
///
/// The server proves too that it knows the password: whatever it says that does not fit is refused, and nothing goes on.
struct SCRAMExchange: Sendable {
  /// RFC 7677 asks for 4,096 at least; above the other bound a server could keep us busy.
  static let iterations = 4_096...100_000
  /// Bytes of a salt or a nonce: far above what anybody uses.
  private static let fieldLimit = 1_024

  typealias Step = SASLExchange.Step

  private enum State: Sendable {
    case starting
    case awaitingChallenge
    /// While the key is derived. The nonce of both, and what the server said.
    case deriving(nonce: [UInt8], challenge: [UInt8])
    case awaitingProof(signature: [UInt8])
    case verified
    case failed
  }

  private var state = State.starting
  private let password: Secret
  private let digests: SASLDigests
  /// `n=account,r=nonce`
  private let opening: [UInt8]
  private let nonce: [UInt8]

  /// Nil where account or password cannot be prepared as the mechanism wants them.
  init?(account: String, password: Secret, _ digests: SASLDigests) {
    guard let account = SASLPrep.prepared(account, digests.compatibilityForm),
      let prepared = SASLPrep.prepared(password.value, digests.compatibilityForm)
    else { return nil }
    self.password = Secret(prepared)
    self.digests = digests
    nonce = Array(digests.nonce().utf8)
    opening = Array("n=".utf8) + Self.escaped(account) + Array(",r=".utf8) + nonce
  }

  /// The server has shown that it knows the password.
  var isVerified: Bool { if case .verified = state { true } else { false } }

  mutating func receive(_ challenge: [UInt8]) -> Step {
    switch state {
    case .starting:
      guard challenge.isEmpty else { return refuse("the server spoke first") }
      state = .awaitingChallenge
      return .answer(SASLExchange.chunks(Array("n,,".utf8) + opening))
    case .awaitingChallenge: return challenged(challenge)
    case .awaitingProof(let signature): return proved(challenge, signature)
    case .deriving, .verified, .failed: return refuse("the server spoke out of turn")
    }
  }

  /// The key is there; nil: it could not be derived.
  mutating func derived(_ salted: [UInt8]?) -> Step {
    guard case .deriving(let nonce, let challenge) = state, let salted, !salted.isEmpty else {
      return refuse("the key could not be derived")
    }
    // `biws` is the header `n,,` again.
    let closing = Array("c=biws,r=".utf8) + nonce
    let spoken = opening + [.comma] + challenge + [.comma] + closing
    let key = digests.hmacSHA256(salted, Array("Client Key".utf8))
    let signature = digests.hmacSHA256(digests.sha256(key), spoken)
    let proof = zip(key, signature).map { $0 ^ $1 }
    state = .awaitingProof(
      signature: digests.hmacSHA256(digests.hmacSHA256(salted, Array("Server Key".utf8)), spoken))
    return .answer(SASLExchange.chunks(closing + Array(",p=".utf8) + Array(Base64.encode(proof).utf8)))
  }

  /// `r=nonce,s=salt,i=iterations`, and what may follow that is not mandatory.
  private mutating func challenged(_ challenge: [UInt8]) -> Step {
    let fields = challenge.split(separator: .comma, omittingEmptySubsequences: false)
    if let why = Self.failure(fields) { return refuse(why) }
    guard fields.count >= 3, let both = Self.value(fields[0], "r"), let salt = Self.value(fields[1], "s"),
      let count = Self.value(fields[2], "i")
    else { return refuse("the server's challenge is not one of SCRAM") }
    guard both.count > nonce.count, both.count <= Self.fieldLimit, both.starts(with: nonce) else {
      return refuse("the server did not give our nonce back")
    }
    guard let salt = Base64.decode(salt), !salt.isEmpty, salt.count <= Self.fieldLimit else {
      return refuse("the server's salt cannot be read")
    }
    guard count.first != .plus, let iterations = Int(decodedText(count)), Self.iterations.contains(iterations) else {
      return refuse(
        "the server asks for \(decodedText(count.prefix(12))) iterations; "
          + "\(Self.iterations.lowerBound) to \(Self.iterations.upperBound) are accepted")
    }
    state = .deriving(nonce: Array(both), challenge: challenge)
    return .derive(password: password, salt: salt, iterations: iterations)
  }

  /// `v=signature`
  private mutating func proved(_ final: [UInt8], _ expected: [UInt8]) -> Step {
    let fields = final.split(separator: .comma, omittingEmptySubsequences: false)
    if let why = Self.failure(fields) { return refuse(why) }
    guard let first = fields.first, let text = Self.value(first, "v"), let signature = Base64.decode(text) else {
      return refuse("the server did not prove that it knows the password")
    }
    var difference = signature.count ^ expected.count
    for (one, other) in zip(signature, expected) { difference |= Int(one ^ other) }
    guard difference == 0 else { return refuse("the server's signature is wrong: it does not know the password") }
    state = .verified
    return .answer(SASLExchange.chunks([]))
  }

  private mutating func refuse(_ why: String) -> Step {
    state = .failed
    return .refuse(why)
  }

  /// `m=`: an extension that must be understood, and there is none that is. `e=`: the server's refusal.
  private static func failure(_ fields: [ArraySlice<UInt8>]) -> String? {
    guard let first = fields.first else { return nil }
    if let why = value(first, "e") { return "the server refused: \(decodedText(why.prefix(80)))" }
    return fields.contains { value($0, "m") != nil } ? "the server asks for an extension that nobody knows" : nil
  }

  private static func value(_ field: ArraySlice<UInt8>, _ name: Unicode.Scalar) -> ArraySlice<UInt8>? {
    guard field.count >= 2, field.first == UInt8(ascii: name), field[field.startIndex + 1] == .equals else {
      return nil
    }
    return field.dropFirst(2)
  }

  private static func escaped(_ account: String) -> [UInt8] {
    account.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case .equals: Array("=3D".utf8)
      case .comma: Array("=2C".utf8)
      default: [byte]
      }
    }
  }
}
