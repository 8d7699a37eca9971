/// The makes of server whose limits are known, told by what they say of themselves (replies 004 and 005).
package enum ServerKind: String, Sendable, CaseIterable {
  case solanum
  case inspIRCd
  case ergo
  case ngIRCd
  case hybrid
  /// ircd-irc2, IRCnet's.
  case irc2
  /// ircu and snircd: Undernet's, QuakeNet's.
  case ircu

  /// - Parameter version: the version of reply 004 (`solanum-1.0-dev`, `InspIRCd-3`, `u2.10.12.19`), or ISUPPORT IRCD.
  package init?(version: String) {
    let text = version.lowercased()
    let makes: [(ServerKind, [String])] = [
      (.solanum, ["solanum", "charybdis"]), (.inspIRCd, ["inspircd"]), (.ergo, ["ergo", "oragono"]),
      (.ngIRCd, ["ngircd"]), (.hybrid, ["hybrid"]), (.ircu, ["u2.10", "u2.11", "snircd"]), (.irc2, ["2.10", "2.11"]),
    ]
    let make =
      makes.first { $0.1.contains(where: text.hasPrefix) }
      // Some put the make elsewhere (`ircd-hybrid-8.2`, `u2.10.12.10+snircd(1.3.4a)`).
      ?? makes.first { $0.0 != .irc2 && $0.1.contains(where: text.contains) }
    guard let make else { return nil }
    self = make.0
  }

  /// Whether what was said before the welcome counts for nothing after it.
  var forgivesRegistration: Bool { self != .irc2 && self != .ircu }

  /// What a server of this make bears for ever, a little below where it complains.
  package var pacing: Pacing {
    switch self {
    // 5 at once, then 2 a second; 20 in its queue are the end.
    case .solanum, .ergo: Pacing(burst: 5, every: 500, spare: 5)
    // 10 points, of which one a second is forgiven; a line is one.
    case .inspIRCd: Pacing(burst: 8, every: 1_000, spare: 2)
    // 3 commands a loop.
    case .ngIRCd: Pacing(burst: 3, every: 1_000, spare: 1)
    case .hybrid: Pacing(burst: 4, every: 1_000, spare: 1)
    // A clock that may run 10 s ahead; a line moves it by 2 s and one more for each 120 bytes.
    case .irc2, .ircu: Pacing(burst: 4, every: 2_000, lengthCost: 1_000, spare: 1)
    }
  }
}
