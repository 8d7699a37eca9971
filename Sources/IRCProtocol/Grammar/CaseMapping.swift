/// How a server tells names apart (ISUPPORT CASEMAPPING).
package enum CaseMapping: Sendable, Equatable {
  case ascii
  /// `[]\^` are the capitals of `{}|~`: the default where a server says nothing.
  case rfc1459
  /// `[]\` are the capitals of `{}|`, and `^` is not that of `~`.
  case strictRFC1459

  /// An unknown mapping folds ASCII only: two names that a server may tell apart never become one.
  package init(token: String) {
    switch token.lowercased() {
    case "rfc1459": self = .rfc1459
    case "strict-rfc1459", "rfc1459-strict": self = .strictRFC1459
    default: self = .ascii
    }
  }

  package func fold(_ byte: UInt8) -> UInt8 {
    switch self {
    case .ascii: byte.asciiLowercased
    case .rfc1459: (0x41...0x5E).contains(byte) ? byte + 0x20 : byte
    case .strictRFC1459: (0x41...0x5D).contains(byte) ? byte + 0x20 : byte
    }
  }

  package func fold(_ name: some Sequence<UInt8>) -> FoldedName {
    FoldedName(bytes: name.map(fold))
  }

  package func fold(_ name: String) -> FoldedName { fold(name.utf8) }
}

/// A nick, a channel or an account as a server compares it. Bytes, because `==` of strings takes for equal what a
/// server tells apart.
package struct FoldedName: Sendable, Hashable {
  package let bytes: [UInt8]
}
