extension Link {
  /// The link that somebody typed. Two addresses of one post have one canonical form: the host in lower case without
  /// `www.`, `m.` or `mobile.`, one name and one path for each platform's posts, no fragment, no tracking parameter, no
  /// final slash. In doubt a part is kept: two reports of one post are better than one report of two posts.
  package init(typed raw: String) {
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

  private static let platforms = [
    "x.com": "x", "facebook.com": "facebook", "fb.watch": "facebook", "instagram.com": "instagram",
    "youtube.com": "youtube", "tiktok.com": "tiktok", "vm.tiktok.com": "tiktok", "vt.tiktok.com": "tiktok",
    "bsky.app": "bluesky", "threads.net": "threads", "t.me": "telegram", "snapchat.com": "snapchat",
    "reddit.com": "reddit",
  ]
}
