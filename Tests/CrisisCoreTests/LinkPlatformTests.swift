import Testing

@testable import CrisisCore

/// The addresses that the platforms' sites and applications share for one and the same post.
@Suite struct LinkPlatformTests {
  @Test(
    arguments: [
      (
        "x",
        [
          "https://x.com/SDIS63/status/1198", "https://twitter.com/SDIS63/status/1198",
          "https://mobile.twitter.com/SDIS63/status/1198", "https://m.twitter.com/sdis63/status/1198",
          "https://www.twitter.com/SDIS63/status/1198/", "https://twitter.com/SDIS63/status/1198?s=20&t=abc",
          "https://x.com/SDIS63/status/1198/photo/1", "https://x.com/SDIS63/status/1198/video/1?s=46",
          "https://x.com/i/status/1198", "https://twitter.com/i/web/status/1198",
          "https://twitter.com/SDIS63/statuses/1198", "twitter.com/SDIS63/status/1198?ref_src=twsrc%5Etfw",
          "https://fxtwitter.com/SDIS63/status/1198", "HTTPS://X.COM/SDIS63/status/1198#m",
        ]
      ),
      (
        "youtube",
        [
          "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ",
          "https://youtu.be/dQw4w9WgXcQ?t=42", "https://youtu.be/dQw4w9WgXcQ?si=abc&t=42s", "youtu.be/dQw4w9WgXcQ/",
          "https://m.youtube.com/watch?v=dQw4w9WgXcQ&feature=share",
          "https://www.youtube.com/watch?t=10&v=dQw4w9WgXcQ&list=PL1&index=2",
          "https://youtube.com/shorts/dQw4w9WgXcQ?feature=share", "https://www.youtube.com/live/dQw4w9WgXcQ?si=x",
          "https://www.youtube.com/embed/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
          "https://music.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ&t=30",
          "https://www.youtube.com/watch?v=dQw4w9WgXcQ#t=30",
        ]
      ),
      (
        "facebook",
        [
          "https://www.facebook.com/story.php?story_fbid=101&id=63",
          "https://m.facebook.com/story.php?story_fbid=101&id=63&m_entstream_source=timeline",
          "https://www.facebook.com/permalink.php?id=63&story_fbid=101",
          "https://mbasic.facebook.com/story.php?id=63&story_fbid=101&refid=17&_ft_=mf&__tn__=-R",
          "https://fr-fr.facebook.com/permalink.php?story_fbid=101&id=63&__cft__[0]=AZX&__xts__[0]=68",
          "https://fb.com/permalink.php?story_fbid=101&id=63&mibextid=Nif5oz",
        ]
      ),
      (
        "facebook",
        [
          "https://www.facebook.com/photo.php?fbid=101&set=a.1&type=3&theater", "https://facebook.com/photo?fbid=101",
          "https://m.facebook.com/photo/?fbid=101&set=a.2",
        ]
      ),
      ("facebook", ["https://www.facebook.com/watch/?v=101&ref=sharing", "https://m.facebook.com/video.php?v=101"]),
      (
        "facebook",
        ["https://www.facebook.com/groups/63/permalink/101/", "https://m.facebook.com/groups/63/posts/101/?_rdr"]
      ),
      ("facebook", ["https://fb.watch/abCD_1/", "https://fb.watch/abCD_1/?mibextid=x"]),
      (
        "instagram",
        [
          "https://www.instagram.com/p/B5Q_x/", "https://instagram.com/p/B5Q_x?igshid=abc",
          "https://www.instagram.com/p/B5Q_x/?igsh=abc&img_index=2", "https://www.instagram.com/sdis63/p/B5Q_x/",
          "https://www.instagram.com/reel/B5Q_x/?utm_source=ig_web_copy_link", "https://instagram.com/reels/B5Q_x/",
        ]
      ),
      (
        "tiktok",
        [
          "https://www.tiktok.com/@jo.63/video/7012", "https://m.tiktok.com/@jo.63/video/7012",
          "https://www.tiktok.com/@jo.63/video/7012?is_from_webapp=1&sender_device=pc&_r=1&_t=8",
        ]
      ),
      ("tiktok", ["https://vm.tiktok.com/ZMabc/", "vm.tiktok.com/ZMabc?k=1"]),
      (
        "bluesky",
        [
          "https://bsky.app/profile/jo.example.org/post/3k",
          "https://bsky.app/profile/jo.example.org/post/3k?ref_src=embed",
        ]
      ),
      (
        "telegram",
        [
          "https://t.me/sdis63/101", "https://t.me/s/sdis63/101", "https://telegram.me/sdis63/101?single",
          "t.me/sdis63/101?embed=1",
        ]
      ),
      (
        "threads",
        ["https://www.threads.net/@jo/post/C1", "https://www.threads.com/@jo/post/C1?xmt=AQ&slof=1"]
      ),
      (
        "reddit",
        ["https://www.reddit.com/r/Auvergne/comments/1a/crue/", "https://old.reddit.com/r/Auvergne/comments/1a/crue"]
      ),
      (nil, ["https://mamot.fr/@jo/101", "http://mamot.fr/@jo/101/", "https://mamot.fr/@jo/101?utm_source=x"]),
    ] as [(String?, [String])])
  func onePostIsOneLink(_ platform: String?, _ shapes: [String]) {
    let canonical = Link(typed: shapes[0]).canonical
    for shape in shapes {
      let link = Link(typed: shape)
      #expect(link.canonical == canonical, "\(shape)")
      #expect(link.platform == platform, "\(shape)")
      #expect(link.raw == shape)
    }
  }

  @Test(arguments: [
    ("https://twitter.com/SDIS63/status/1198", "SDIS63"), ("https://x.com/SDIS63", nil),
    ("https://x.com/i/status/1198", nil), ("https://facebook.com/sdis63/posts/101", "sdis63"),
    ("https://facebook.com/permalink.php?story_fbid=1&id=2", nil),
    ("https://bsky.app/profile/jo.example.org/post/3k", "jo.example.org"),
    ("https://mamot.fr/@jo/101", "jo"), ("https://mamot.fr/@jo@piaille.fr/101", "jo@piaille.fr"),
    ("https://www.tiktok.com/@jo.63/video/7012", "jo.63"), ("https://youtube.com/@sdis63/videos", "sdis63"),
    ("https://www.threads.com/@jo/post/C1", "jo"), ("https://t.me/sdis63/101", "sdis63"),
    ("https://t.me/s/sdis63/101", "sdis63"), ("https://t.me/c/123/45", nil), ("https://t.me/joinchat/AbC", nil),
    ("https://example.org/jo/posts/1", nil), ("https://example.org", nil), ("https://example.org/@", nil),
  ])
  func theAuthorIsTakenFromTheAddress(_ typed: String, _ handle: String?) {
    #expect(Link(typed: typed).handle == handle)
  }

  /// The name of a platform is no part of another site's.
  @Test(arguments: [
    "https://x.com.example.org/a/status/1", "https://notx.com/a/status/1", "https://facebook.com.example/1",
    "https://evilfacebook.com/1", "https://example.org/x.com/a/status/1", "https://x.com@example.org/a/status/1",
  ])
  func anotherHostIsNoPlatform(_ typed: String) {
    #expect(Link(typed: typed).platform == nil)
  }
}
