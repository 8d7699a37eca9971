extension Link {
  /// The link that somebody typed. Two addresses of one post have one canonical form: the host in lower case without
  /// `www.`, `m.` or `mobile.`, one name and one path for each platform's posts, no fragment, no tracking parameter, no
  /// final slash. In doubt a part is kept: two reports of one post are better than one report of two posts.
  package init(typed raw: String) {
    if Self.isCanonical(raw) { self.init(raw: raw, canonical: raw) } else { self.init(takingApart: raw) }
  }

  /// A look at the bytes: `https://`, a host of small letters that is no platform's, and a path of letters, digits and
  /// what needs no thought, with a letter or a digit at its end.
  private static func isCanonical(_ raw: String) -> Bool {
    var raw = raw
    guard let host = raw.withUTF8({ plainHost($0) }) else { return false }
    return !["www.", "m.", "mobile."].contains { host.hasPrefix($0) } && !Address.isPlatform(host)
  }

  /// - Returns: nil where anything in the address needs a thought.
  private static func plainHost(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let start = 8
    guard bytes.count > start, bytes[..<start].elementsEqual("https://".utf8) else { return nil }
    var previous = UInt8(ascii: "/")
    var end: Int?
    for index in start..<bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"), UInt8(ascii: "."): if previous == UInt8(ascii: "/") { return nil }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): if end == nil { return nil }
      case UInt8(ascii: "/"):
        if previous == UInt8(ascii: "/") || previous == UInt8(ascii: ".") { return nil }
        end = end ?? index
      default: return nil
      }
      previous = byte
    }
    switch previous {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"): return nil
    default: return String(decoding: bytes[start..<(end ?? bytes.count)], as: UTF8.self)
    }
  }

  init(takingApart raw: String) {
    var address = Address(typed: raw)
    address.unifyPlatform()
    let platform = Self.platforms[address.host]
    self.init(
      raw: raw, canonical: address.text, platform: platform,
      handle: Self.handle(platform: platform, path: address.typedPath))
  }

  /// The account in `x.com/NAME/status/…`, `facebook.com/NAME/posts/…`, `mamot.fr/@NAME/…`.
  private static func handle(platform: String?, path: [Substring]) -> String? {
    guard let first = path.first else { return nil }
    if first.hasPrefix("@") { return first.count > 1 ? String(first.dropFirst()) : nil }
    switch platform {
    case "x": return path.count > 1 && path[1] == "status" && first != "i" ? String(first) : nil
    case "facebook": return path.count > 1 && path[1] == "posts" ? String(first) : nil
    case "bluesky": return first == "profile" && path.count > 1 ? String(path[1]) : nil
    case "telegram":
      let rest = first == "s" ? path.dropFirst() : path[...]
      return rest.count > 1 && rest.dropFirst().first.flatMap { Int($0) } != nil && rest.first != "c"
        ? rest.first.map { String($0) } : nil
    default: return nil
    }
  }

  static let platforms = [
    "x.com": "x", "facebook.com": "facebook", "fb.watch": "facebook", "instagram.com": "instagram",
    "youtube.com": "youtube", "tiktok.com": "tiktok", "vm.tiktok.com": "tiktok", "vt.tiktok.com": "tiktok",
    "bsky.app": "bluesky", "threads.net": "threads", "t.me": "telegram", "snapchat.com": "snapchat",
    "reddit.com": "reddit", "redd.it": "reddit",
  ]

  /// Whether a host is that of a site whose addresses people type without `https://`; in small letters.
  package static func isKnownHost(_ host: String) -> Bool {
    var host = host[...]
    for start in ["m.", "mobile."] where host.hasPrefix(start) { host = host.dropFirst(start.count) }
    let bare = String(host)
    return Address.isPlatform(bare) || others.contains(bare) || bare.hasPrefix("mastodon.")
  }

  private static let others: Set<String> = [
    "openstreetmap.org", "osm.org", "google.com", "goo.gl", "maps.app.goo.gl", "waze.com", "ul.waze.com",
    "story.snapchat.com",
    "vigicrues.gouv.fr", "mamot.fr", "piaille.fr", "dailymotion.com", "dai.ly", "linkedin.com", "lnkd.in", "t.co",
    "bit.ly",
    "discord.gg", "discord.com", "wa.me", "chat.whatsapp.com", "twitch.tv", "vimeo.com",
  ]
}
