/// How an account is written in the record and in the configuration: `network/account`.
///
/// Services compare accounts without regard to the case of ASCII letters; so the record has them in small letters. Other
/// letters are left alone: more than one of them has an ASCII letter for its small one (U+212A, the kelvin sign).
package enum AccountName {
  package static func qualified(_ account: String, on network: String) -> String {
    "\(network)/\(folded(account))"
  }

  /// The two halves of a qualified account; nil: it has no network.
  package static func parts(_ qualified: String) -> (network: String, account: String)? {
    guard let slash = qualified.firstIndex(of: "/") else { return nil }
    return (String(qualified[..<slash]), String(qualified[qualified.index(after: slash)...]))
  }

  package static func folded(_ account: String) -> String {
    guard account.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return account }
    return String(decoding: account.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
