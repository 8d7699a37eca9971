extension Link {
  /// The link that somebody typed. Two addresses of one post have one canonical form: the host in lower case without
  /// `www.`, `m.` or `mobile.`, one name for each platform, no fragment, no tracking parameter, no final slash.
  package init(typed raw: String) {
    var rest = Substring(raw)
    if let scheme = rest.range(ofScheme: ["https://", "http://"]) { rest = rest[scheme...] }
    rest = rest.prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    var path = rest[authority.endIndex...].prefix { $0 != "?" }
    let query = rest[authority.endIndex...].dropFirst(path.count + 1)
    while path.hasSuffix("/") { path = path.dropLast() }

    let host = Self.canonicalHost(authority)
    var parameters = query.split(separator: "&").filter { !Self.isTracking($0) }
    var finalPath = String(path)
    var finalHost = host
    if host == "youtu.be", path.count > 1 {
      finalHost = "youtube.com"
      finalPath = "/watch"
      parameters = ["v=\(path.dropFirst())"[...]] + parameters.filter { !$0.hasPrefix("v=") }
    }
    if finalHost == "youtube.com" { parameters = parameters.filter { $0.hasPrefix("v=") } }
    if finalHost == "x.com" { parameters = [] }
    let platform = Self.platforms[finalHost]
    let tail = parameters.isEmpty ? "" : "?" + parameters.sorted().joined(separator: "&")
    self.init(
      raw: raw, canonical: "https://\(finalHost)\(finalPath)\(tail)", platform: platform,
      handle: Self.handle(platform: platform, host: finalHost, path: finalPath))
  }

  private static func canonicalHost(_ authority: Substring) -> String {
    var host = authority.lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    for prefix in ["www.", "mobile.", "m."] where host.hasPrefix(prefix) && host.dropFirst(prefix.count).contains(".") {
      host.removeFirst(prefix.count)
      break
    }
    return sameHost[host] ?? host
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || tracking.contains(name)
  }

  /// The account in `x.com/NAME/status/…`, `facebook.com/NAME/posts/…`, `mamot.fr/@NAME/…`.
  private static func handle(platform: String?, host: String, path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let first = parts.first else { return nil }
    if first.hasPrefix("@") { return first.contains("@") && first.count > 1 ? String(first.dropFirst()) : nil }
    switch platform {
    case "x": return parts.count > 1 && parts[1] == "status" ? String(first) : nil
    case "facebook": return parts.count > 1 && parts[1] == "posts" ? String(first) : nil
    case "bluesky": return first == "profile" && parts.count > 1 ? String(parts[1]) : nil
    default: return nil
    }
  }

  private static let sameHost = [
    "twitter.com": "x.com", "fb.com": "facebook.com", "web.facebook.com": "facebook.com",
    "fr-fr.facebook.com": "facebook.com", "music.youtube.com": "youtube.com",
  ]

  private static let platforms = [
    "x.com": "x", "facebook.com": "facebook", "fb.watch": "facebook", "instagram.com": "instagram",
    "youtube.com": "youtube", "tiktok.com": "tiktok", "bsky.app": "bluesky", "threads.net": "threads",
    "t.me": "telegram", "snapchat.com": "snapchat", "reddit.com": "reddit",
  ]

  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "igsh", "mc_cid", "mc_eid", "ref", "ref_src", "ref_url", "si",
    "feature", "share", "__tn__", "__cft__", "mibextid", "_rdr", "_rdc", "rdid", "share_url", "_r", "_t",
  ]
}

extension Substring {
  /// Where the text goes on after one of these beginnings, whatever their case.
  fileprivate func range(ofScheme schemes: [String]) -> Substring.Index? {
    for scheme in schemes where prefix(scheme.count).lowercased() == scheme {
      return index(startIndex, offsetBy: scheme.count)
    }
    return nil
  }
}
