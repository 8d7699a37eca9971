/// A web address that leaves no doubt about where it leads: what a browser, a post and we read is the same host. Anything
/// that one of them might read otherwise (somebody's name before the host, another port, letters that look alike) is no
/// such address.
package struct StrictAddress: Sendable, Equatable {
  package enum Flaw: String, Error, Sendable, CaseIterable {
    /// Not `https://` and a host.
    case form
    /// `http://`: anybody on the way may change what is read.
    case plain
    /// `https://gouv.fr@example.com`
    case userinfo
    case port
    /// Letters beyond a to z: they may look like others.
    case letters
  }

  /// In small letters.
  package let host: String
  /// The parts of the path as typed.
  package let path: [Substring]

  package init(_ text: String) throws(Flaw) {
    guard text.utf8.count <= 1_000, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }),
      !text.contains("\\")
    else { throw .form }
    guard let scheme = text.firstRange(of: "://") else { throw .form }
    switch text[..<scheme.lowerBound].lowercased() {
    case "https": break
    case "http": throw .plain
    default: throw .form
    }
    let rest = text[scheme.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { throw .userinfo }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 && parts[1] == "443" else { throw .port }
    let host = parts[0].lowercased()
    guard host.utf8.allSatisfy({ $0 < 0x80 }) else { throw .letters }
    guard Self.isHost(host) else { throw .form }
    self.host = host
    path = rest[authority.endIndex...].prefix { $0 != "?" && $0 != "#" }
      .split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }

  /// Two labels at least, of letters, digits and dashes; not an address in numbers.
  package static func isHost(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, host.utf8.count <= 253, let last = labels.last?.utf8.first, last >= 0x61, last <= 0x7A
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
    }
  }

  /// Whether the host is the domain or within it, by whole labels.
  package func isWithin(_ domain: String) -> Bool { host == domain || host.hasSuffix("." + domain) }

  /// The host without what a platform puts before it for some of its readers.
  package var bareHost: String {
    for start in ["www.", "m.", "mobile."] where host.hasPrefix(start) && host.dropFirst(start.count).contains(".") {
      return String(host.dropFirst(start.count))
    }
    return host
  }

  /// Whether the path says one thing to everybody: no part that goes back, none that is written in code.
  var isPlainPath: Bool {
    path.allSatisfy { $0 != "." && $0 != ".." && !$0.lowercased().contains("%2e") && !$0.lowercased().contains("%2f") }
      && path.dropLast().allSatisfy { !$0.isEmpty }
  }
}
