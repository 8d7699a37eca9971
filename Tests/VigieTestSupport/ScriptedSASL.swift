import IRCProtocol
import PlainText
import SystemCrypto

/// The server's side of a SASL exchange.
package struct ScriptedSASL {
  /// How a server breaks its word.
  package enum Lie: Sendable {
    /// Does not know the password and says that all is well.
    case wrongSignature
    /// Says that all is well without a proof.
    case noSignature
    /// Asks for more work than anybody should do.
    case iterations(Int)
  }

  enum Answer {
    case challenge(String)
    case success(String)
    case failure
  }

  private let accounts: [String: String]
  private let lie: Lie?
  private var mechanism: String?
  private var opening = ""
  private var challenge = ""
  private var account = ""
  private var proven: String?

  init(_ accounts: [String: String], _ lie: Lie?) {
    self.accounts = accounts
    self.lie = lie
  }

  mutating func receive(_ parameter: String) -> Answer {
    guard let mechanism else {
      mechanism = parameter
      return ["PLAIN", "SCRAM-SHA-256"].contains(parameter) ? .challenge("+") : .failure
    }
    if parameter == "*" { return .failure }
    if let proven { return .success(proven) }
    let bytes = parameter == "+" ? [] : Base64.decode(parameter) ?? []
    return mechanism == "PLAIN" ? plain(bytes) : scram(String(decoding: bytes, as: UTF8.self))
  }

  private func plain(_ bytes: [UInt8]) -> Answer {
    for (account, password) in accounts where bytes == Array("\(account)\0\(account)\0\(password)".utf8) {
      return .success(account)
    }
    return .failure
  }

  private mutating func scram(_ text: String) -> Answer {
    var fields: [Substring: Substring] = [:]
    for field in text.split(separator: ",") where field.dropFirst().first == "=" {
      fields[field.prefix(1)] = field.dropFirst(2)
    }
    var iterations = 4_096
    if case .iterations(let more) = lie { iterations = more }
    if challenge.isEmpty {
      account = String(fields["n"] ?? "")
      opening = String(text.dropFirst("n,,".count))
      challenge = "r=\(fields["r"] ?? "")server,s=\(Base64.encode(Array("salt".utf8))),i=\(iterations)"
      return .challenge(Base64.encode(Array(challenge.utf8)))
    }
    let key = pbkdf2SHA256(
      password: Array((accounts[account] ?? "").utf8), salt: Array("salt".utf8), iterations: iterations)
    guard let key, let proof = fields["p"].flatMap({ Base64.decode(String($0)) }) else { return .failure }
    let spoken = Array("\(opening),\(challenge),c=\(fields["c"] ?? ""),r=\(fields["r"] ?? "")".utf8)
    let client = hmacSHA256(key: key, Array("Client Key".utf8))
    let signature = hmacSHA256(key: SHA256.hash(client), spoken)
    switch lie {
    case .noSignature: return .success(account)
    case .wrongSignature: return said("v=\(Base64.encode([UInt8](repeating: 7, count: 32)))")
    case .iterations, nil: break
    }
    guard accounts[account] != nil, proof == zip(client, signature).map({ $0 ^ $1 }) else { return .failure }
    return said("v=\(Base64.encode(hmacSHA256(key: hmacSHA256(key: key, Array("Server Key".utf8)), spoken)))")
  }

  private mutating func said(_ final: String) -> Answer {
    proven = account
    return .challenge(Base64.encode(Array(final.utf8)))
  }
}
