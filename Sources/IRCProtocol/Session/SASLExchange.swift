/// One attempt to identify, as a value: what the server says in, what to answer out (IRCv3 sasl-3.2).
struct SASLExchange: Sendable {
  /// Bytes of Base64 in one AUTHENTICATE.
  static let chunk = 400
  /// Base64 that a server may send in one challenge.
  private static let challengeLimit = 16_384

  let mechanism: SASLMechanism
  private let credentials: SASLCredentials
  private var challenge: [UInt8] = []
  private var hasAnswered = false

  init(_ mechanism: SASLMechanism, _ credentials: SASLCredentials) {
    self.mechanism = mechanism
    self.credentials = credentials
  }

  enum Step: Sendable, Equatable {
    /// More of the challenge comes.
    case wait
    /// Send these parameters, each in an AUTHENTICATE of its own.
    case answer([String])
    /// The server does not keep to the mechanism.
    case abort
  }

  /// The parameter of one AUTHENTICATE from the server.
  mutating func receive(_ parameter: ArraySlice<UInt8>) -> Step {
    if !parameter.elementsEqual("+".utf8) { challenge += parameter }
    guard challenge.count <= Self.challengeLimit else { return .abort }
    if parameter.count >= Self.chunk { return .wait }
    guard Base64.decoded(challenge) != nil else { return .abort }
    challenge = []
    // Both mechanisms answer once: a second question is not theirs.
    if hasAnswered { return .abort }
    hasAnswered = true
    switch mechanism {
    case .external:
      return .answer(Self.chunks([]))
    case .plain:
      guard let password = credentials.password else { return .abort }
      var message: [UInt8] = [.null]
      message += credentials.account.utf8
      message.append(.null)
      message += password.value.utf8
      return .answer(Self.chunks(message))
    }
  }

  /// Base64 in pieces of 400; a last piece of exactly 400, or none at all, is followed by `+`.
  static func chunks(_ message: [UInt8]) -> [String] {
    let text = Base64.encoded(message)
    var pieces: [String] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      pieces.append(String(decoding: rest.prefix(chunk), as: UTF8.self))
      rest = rest.dropFirst(chunk)
    }
    if text.utf8.count % chunk == 0 { pieces.append("+") }
    return pieces
  }
}
