extension Address {
  /// Gives each post of a platform the one address that all its others stand for.
  mutating func unifyPlatform() {
    if let same = Self.sameHost[host] { host = same }
    if host.hasSuffix(".facebook.com"), !["l.facebook.com", "lm.facebook.com"].contains(host) { host = "facebook.com" }
    switch host {
    case "x.com": unifyX()
    case "youtu.be", "youtube.com": unifyYouTube()
    case "facebook.com", "fb.watch": unifyFacebook()
    case "instagram.com": unifyInstagram()
    case "tiktok.com": if path.first?.hasPrefix("@") == true || path.first == "t" { parameters = [] }
    case "vm.tiktok.com", "vt.tiktok.com": parameters = []
    case "bsky.app": if path.first == "profile" { parameters = [] }
    case "threads.net": if path.first?.hasPrefix("@") == true { parameters = [] }
    case "t.me": unifyTelegram()
    case "reddit.com": drop(["share_id", "ref", "rdt"])
    default: break
    }
  }

  /// A post's number says all; its author's name may change, and is left out by the application.
  private mutating func unifyX() {
    drop(["s", "t", "ref", "cxt"])
    let parts = path.first == "i" && path.dropFirst().first == "web" ? path.dropFirst(2) : path.dropFirst()
    guard parts.first == "status" || parts.first == "statuses", let number = parts.dropFirst().first else { return }
    path = ["i", "status", number]
    parameters = []
  }

  private mutating func unifyYouTube() {
    var video: Substring?
    if host == "youtu.be" { video = path.first }
    if let first = path.first, ["shorts", "live", "embed", "v"].contains(first) { video = path.dropFirst().first }
    video = video?.prefix { $0 != "&" }
    if let video, !video.isEmpty, video != "videoseries" {
      host = "youtube.com"
      path = ["watch"]
      parameters = ["v=\(video)"[...]]
    } else if path == ["watch"], parameters.contains(where: { $0.hasPrefix("v=") }) {
      keep("v")
    } else {
      drop(["si", "feature", "t", "pp"])
    }
  }

  private mutating func unifyFacebook() {
    parameters.removeAll { $0.hasPrefix("__") || $0.hasPrefix("_rd") }
    drop([
      "ref", "refid", "paipv", "eav", "rdid", "share_url", "locale", "sfnsn", "fs", "s", "m_entstream_source", "type",
      "theater",
    ])
    switch path.first {
    case "story.php", "permalink.php":
      path = ["permalink.php"]
      keep("story_fbid", "id")
    case "photo.php", "photo":
      if parameters.contains(where: { $0.hasPrefix("fbid=") }) {
        path = ["photo"]
        keep("fbid")
      }
    case "watch", "video.php":
      if parameters.contains(where: { $0.hasPrefix("v=") }) {
        path = ["watch"]
        keep("v")
      }
    case "groups" where path.count == 4 && path[2] == "permalink": path[2] = "posts"
    default: break
    }
  }

  /// `/p/ID` and `/reel/ID`, with or without the author's name before them.
  private mutating func unifyInstagram() {
    guard let kind = path.firstIndex(where: { ["p", "reel", "reels", "tv"].contains($0) }), kind <= 1,
      path.count > kind + 1
    else { return }
    path = ["p", path[kind + 1]]
    parameters = []
  }

  private mutating func unifyTelegram() {
    drop(["single", "embed", "mode"])
    while path.first == "s", path.count > 1 { path.removeFirst() }
  }

  /// Whether addresses of the host have a form of their own.
  static func isPlatform(_ host: String) -> Bool {
    Link.platforms[host] != nil || sameHost[host] != nil || host == "youtu.be" || host.hasSuffix(".facebook.com")
  }

  private static let sameHost = [
    "twitter.com": "x.com", "fxtwitter.com": "x.com", "vxtwitter.com": "x.com", "fixupx.com": "x.com",
    "fb.com": "facebook.com", "music.youtube.com": "youtube.com", "youtube-nocookie.com": "youtube.com",
    "threads.com": "threads.net", "telegram.me": "t.me", "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com", "np.reddit.com": "reddit.com",
  ]
}
