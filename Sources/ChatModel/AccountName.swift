extension String {
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// How an account is written in the record and in the configuration: `network/account`.
///
/// Services compare accounts without regard to the case of ASCII letters; so the record has them in small letters. Other
/// letters are left alone: more than one of them has an ASCII letter for its small one (U+212A, the kelvin sign).
/// A Matrix user (`@jean:example.org`) is the whole of that, letter for letter as its homeserver gives it: two that differ in
/// case alone are two people. No account of IRC begins with an `@`.
package enum AccountName {
  package static func qualified(_ account: String, on network: String) -> String {
    "\(network)/\(folded(account))"
  }

  /// The two halves of a qualified account; nil: it has no network. A Matrix user may have a slash in it, but no network's name
  /// begins with an `@`.
  package static func parts(_ qualified: String) -> (network: String, account: String)? {
    guard !isMatrixUser(qualified), let slash = qualified.firstIndex(of: "/") else { return nil }
    return (String(qualified[..<slash]), String(qualified[qualified.index(after: slash)...]))
  }

  /// What people call somebody by: `jean` of `etat/@jean:example.org`.
  package static func short(_ account: String) -> String {
    let name = parts(account)?.account ?? account
    guard isMatrixUser(name), let colon = name.firstIndex(of: ":") else { return name }
    let local = name[name.index(after: name.startIndex)..<colon]
    return local.isEmpty ? name : String(local)
  }

  /// `@jean:example.org`; `@jean:` is how somebody is spoken to.
  package static func isMatrixUser(_ account: some StringProtocol) -> Bool {
    guard account.hasPrefix("@"), let colon = account.firstIndex(of: ":") else { return false }
    return account[..<colon].count > 1 && account.index(after: colon) < account.endIndex && !account.contains(" ")
  }

  /// A name as people type it, without the marks that may stand around it: `@jo`, `jo:`, `jo,`. A Matrix user is left whole.
  package static func unmarked(_ typed: some StringProtocol) -> String {
    var name = typed[...]
    while let last = name.last, last == ":" || last == "," { name = name.dropLast() }
    if name.hasPrefix("@"), !isMatrixUser(name) { name = name.dropFirst() }
    return String(name)
  }

  package static func folded(_ account: String) -> String {
    guard !isMatrixUser(account), account.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return account }
    return String(decoding: account.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
