import ChatModel
import PlainText

/// One attempt to identify, as a value: what the server says in, what to answer out (IRCv3 sasl-3.2).
struct SASLExchange: Sendable {
  /// Bytes of Base64 in one AUTHENTICATE.
  static let chunk = 400
  /// Base64 that a server may send in one challenge.
  private static let challengeLimit = 16_384

  let mechanism: SASLMechanism
  private let credentials: SASLCredentials
  private var scram: SCRAMExchange?
  private var challenge: [UInt8] = []
  private var hasAnswered = false

  /// Nil where the mechanism cannot work with what is given.
  init?(_ mechanism: SASLMechanism, _ credentials: SASLCredentials, _ digests: SASLDigests?) {
    self.mechanism = mechanism
    self.credentials = credentials
    switch mechanism {
    case .external: break
    case .plain: if credentials.password == nil { return nil }
    case .scramSHA256:
      guard let digests, let password = credentials.password,
        let scram = SCRAMExchange(account: credentials.account, password: password, digests)
      else { return nil }
      self.scram = scram
    }
  }

  enum Step: Sendable, Equatable {
    /// More of the challenge comes, or the key is being derived.
    case wait
    /// Send these parameters, each in an AUTHENTICATE of its own.
    case answer([String])
    /// Have the key derived.
    case derive(password: Secret, salt: [UInt8], iterations: Int)
    /// The server does not keep to the mechanism; another may do.
    case abort
    /// The server lies or does not know the password: no other mechanism, least of all a weaker one, is tried.
    case refuse(String)
  }

  /// Whether success may be believed: all was said that the mechanism wants said, by both.
  var isComplete: Bool { scram.map(\.isVerified) ?? hasAnswered }

  /// The parameter of one AUTHENTICATE from the server.
  mutating func receive(_ parameter: ArraySlice<UInt8>) -> Step {
    if !parameter.elementsEqual("+".utf8) { challenge += parameter }
    guard challenge.count <= Self.challengeLimit, parameter.count <= Self.chunk else { return .abort }
    if parameter.count == Self.chunk { return .wait }
    guard let message = Base64.decode(challenge) else { return .abort }
    challenge = []
    if let step = scram?.receive(message) { return step }
    // Both other mechanisms answer once: a second question is not theirs.
    if hasAnswered { return .abort }
    hasAnswered = true
    guard mechanism == .plain, let password = credentials.password else { return .answer(Self.chunks([])) }
    // For whom, who, and the password: some servers want the first said, though it is the same.
    let account = Array(credentials.account.utf8)
    return .answer(Self.chunks(account + [.null] + account + [.null] + Array(password.value.utf8)))
  }

  /// The key that was asked for; nil: it could not be derived.
  mutating func derived(_ key: [UInt8]?) -> Step { scram?.derived(key) ?? .wait }

  /// Base64 in pieces of 400; a last piece of exactly 400, or none at all, is followed by `+`.
  static func chunks(_ message: [UInt8]) -> [String] {
    let text = Array(Base64.encode(message).utf8)
    let pieces = stride(from: 0, to: text.count, by: chunk).map { start in
      String(decoding: text[start..<min(start + chunk, text.count)], as: UTF8.self)
    }
    return text.count % chunk == 0 ? pieces + ["+"] : pieces
  }
}
