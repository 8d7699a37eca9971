/// A web address in its parts, tidied but not decoded.
struct Address {
  var host: String
  /// The parts of the path as typed, whatever a platform's own form makes of them.
  let typedPath: [Substring]
  var path: [Substring]
  /// `name=value`, without those that only track.
  var parameters: [Substring]
  private var fragment: Substring

  init(typed raw: String) {
    self.init(reading: raw)
    // What leads each reader on by an address of their own stands for where it leads.
    while let target { self.init(reading: target) }
  }

  private init(reading raw: String) {
    var rest = Substring(raw).withoutOpening
    while let bare = rest.withoutScheme { rest = bare }
    rest = rest.withoutClosing
    let beforeFragment = rest.prefix { $0 != "#" }
    let authority = beforeFragment.prefix { $0 != "/" && $0 != "?" }
    let afterHost = PercentEncoding.normal(beforeFragment[authority.endIndex...])
    let path = afterHost.prefix { $0 != "?" }
    host = Self.canonicalHost(authority)
    typedPath = path.split(separator: "/")
    self.path = typedPath
    parameters = afterHost[path.endIndex...].dropFirst().split(separator: "&").filter { !Self.isTracking($0) }
    // A site of one page (a map, a room) tells its places apart by the fragment alone.
    fragment =
      self.path.isEmpty && parameters.isEmpty
      ? PercentEncoding.normal(rest[beforeFragment.endIndex...].dropFirst()) : ""
  }

  var text: String {
    let query = parameters.isEmpty ? "" : "?" + parameters.sorted().joined(separator: "&")
    let rest = ([Substring(host)] + path).joined(separator: "/") + query + (fragment.isEmpty ? "" : "#" + fragment)
    return "https://" + Substring(rest).withoutClosing
  }

  /// The value of a parameter, decoded.
  func value(of name: String) -> String? {
    parameters.first { $0.hasPrefix(name + "=") }.map { PercentEncoding.decoded($0.dropFirst(name.count + 1)) }
  }

  /// Leaves only the parameters of these names.
  mutating func keep(_ names: String...) {
    parameters.removeAll { parameter in !names.contains { parameter.hasPrefix($0 + "=") } }
  }

  mutating func drop(_ names: Set<String>) {
    parameters.removeAll { names.contains($0.prefix { $0 != "=" }.lowercased()) }
  }

  private static func canonicalHost(_ authority: Substring) -> String {
    var host = authority.lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    var isDone = false
    while !isDone {
      let bare = Substring(host).withoutClosing
      isDone = bare == host
      host = String(bare)
      for port in [":80", ":443"] where host.hasSuffix(port) {
        host.removeLast(port.count)
        isDone = false
      }
      for start in ["www.", "mobile.", "m."] where host.hasPrefix(start) && host.dropFirst(start.count).contains(".") {
        host.removeFirst(start.count)
        isDone = false
      }
    }
    return host
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return ["utm_", "at_custom", "mtm_", "pk_"].contains { name.hasPrefix($0) } || tracking.contains(name)
  }

  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "igsh", "mc_cid",
    "mc_eid", "ref_src", "ref_url", "mibextid", "xtor", "at_medium", "at_campaign", "_ga", "_gl", "mkt_tok",
    "fb_action_ids", "fb_source", "srsltid",
    "__twitter_impression",
  ]
}

extension Address {
  /// Where a redirection of a platform leads, whose own parameters differ from reader to reader.
  private var target: String? {
    let names: [String]
    switch (host, path.first) {
    case ("l.facebook.com", "l.php"), ("lm.facebook.com", "l.php"), ("l.instagram.com", _), ("l.threads.com", _),
      ("l.messenger.com", "l.php"):
      names = ["u"]
    case ("out.reddit.com", _): names = ["url"]
    case ("t.umblr.com", "redirect"): names = ["z"]
    case ("youtube.com", "redirect"): names = ["q"]
    case (_, "url") where host.hasPrefix("google."): names = ["q", "url"]
    default:
      guard host.hasSuffix(".safelinks.protection.outlook.com") else { return nil }
      names = ["url"]
    }
    return names.lazy.compactMap { value(of: $0) }.first {
      let start = $0.prefix(8).lowercased()
      return (start.hasPrefix("https://") || start.hasPrefix("http://")) && $0.utf8.count > 10
    }
  }
}

extension Substring {
  /// What follows `https://` or `http://`, in whatever case.
  fileprivate var withoutScheme: Substring? {
    for scheme in ["https://", "http://"]
    where String(decoding: utf8.prefix(scheme.utf8.count), as: UTF8.self).lowercased() == scheme {
      return self[utf8.index(startIndex, offsetBy: scheme.utf8.count)...]
    }
    return nil
  }

  /// Without what a sentence puts before an address.
  fileprivate var withoutOpening: Substring {
    utf8.first.isPlain ? self : drop { $0.isWhitespace || "<(\"'«“‘".contains($0) }
  }

  /// Without what a sentence puts after an address. A closing bracket stays where the address has an opening one.
  fileprivate var withoutClosing: Substring {
    if utf8.last.isPlain { return self }
    var text = self
    while let last = text.last, last.isWhitespace || ".,;:!?…>)\"'»”’/#&".contains(last),
      last != ")" || !text.contains("(")
    {
      text.removeLast()
    }
    return text
  }
}

extension UInt8? {
  /// A letter or a digit of ASCII.
  fileprivate var isPlain: Bool {
    switch self {
    case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A): true
    default: false
    }
  }
}
