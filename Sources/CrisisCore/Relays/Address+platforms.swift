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
    case "reddit.com", "redd.it": unifyReddit()
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
    let given = parameters
    func parameter(_ name: String) -> Substring? {
      given.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
    }
    switch path.first {
    case "story.php", "permalink.php":
      if let post = parameter("story_fbid"), Self.isUnique(post) { return become(["posts", post]) }
      path = ["permalink.php"]
      keep("story_fbid", "id")
    case "photo.php", "photo":
      if parameter("fbid") != nil {
        path = ["photo"]
        keep("fbid")
      }
    case "watch", "video.php":
      if parameter("v") != nil {
        path = ["watch"]
        keep("v")
      }
    case "reel": if path.count == 2, Self.isNumber(path[1]) { become(["watch"], "v=\(path[1])") }
    case "groups":
      if path.count == 4, path[2] == "permalink" { path[2] = "posts" }
      if path.count == 2, let post = parameter("multi_permalinks") { become([path[0], path[1], "posts", post]) }
    default:
      guard path.count > 2, let last = path.last else { return }
      switch path[1] {
      case "videos" where Self.isNumber(last): become(["watch"], "v=\(last)")
      case "posts" where Self.isUnique(last): become(["posts", last])
      case "photos" where Self.isUnique(last): become(["photo"], "fbid=\(last)")
      default: break
      }
    }
  }

  private mutating func become(_ path: [Substring], _ parameter: String? = nil) {
    self.path = path
    parameters = parameter.map { [$0[...]] } ?? []
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Whether a post's number is one of all Facebook, whoever's page it is shown on: short ones are not.
  private static func isUnique(_ post: Substring) -> Bool {
    post.hasPrefix("pfbid") || post.utf8.count >= 10 && isNumber(post)
  }

  /// A discussion's code says all; what is behind its title is one of its answers.
  private mutating func unifyReddit() {
    drop(["share_id", "ref", "rdt", "context"])
    if host == "redd.it", path.count == 1 {
      (host, path) = ("reddit.com", ["comments", path[0]])
      return
    }
    guard let start = path.firstIndex(of: "comments"), path.count > start + 1 else { return }
    path = ["comments", path[start + 1]] + (path.count > start + 3 ? ["_", path[start + 3]] : [])
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

  /// Whether addresses of the host have a form of their own, or lead elsewhere.
  static func isPlatform(_ host: String) -> Bool {
    Link.platforms[host] != nil || sameHost[host] != nil || host == "youtu.be" || host.hasSuffix(".facebook.com")
      || host.hasPrefix("google.") || redirecting.contains(host) || host.hasSuffix(".outlook.com")
  }

  private static let redirecting: Set<String> = [
    "l.instagram.com", "l.threads.com", "l.messenger.com", "out.reddit.com", "t.umblr.com",
  ]

  static let sameHost = [
    "twitter.com": "x.com", "fxtwitter.com": "x.com", "vxtwitter.com": "x.com", "fixupx.com": "x.com",
    "fb.com": "facebook.com", "instagr.am": "instagram.com", "music.youtube.com": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
    "threads.com": "threads.net", "telegram.me": "t.me", "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com", "np.reddit.com": "reddit.com",
  ]
}
