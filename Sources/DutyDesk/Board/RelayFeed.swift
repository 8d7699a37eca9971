import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// The relays of a crisis that a second person approved, as an Atom feed (RFC 4287): what the team tells everybody, and
/// what of the rumours it has denied. Who wrote and approved them is nobody's business.
package struct RelayFeed {
  private let words: ExportWords
  /// Where the board is, `https://vigie.example.org`: an entry is called by it, whoever reads it.
  private let url: String

  package init(of crisis: Crisis, book: Book, language: Language, zone: TimeZone, url: String) {
    words = ExportWords(book: book, crisis: crisis, language: language, clock: LocalClock(zone))
    self.url = url
  }

  /// As many are in it, the latest.
  package static let most = 100

  /// Those that may be read: approved or online, and worth it still.
  package static func shown(_ relays: [Relay], at now: Milliseconds) -> [Relay] {
    relays.filter { [.approved, .published].contains($0.status(at: now)) && $0.approvedAt != nil }
  }

  /// - Parameters:
  ///   - relays: the latest first.
  ///   - address: where it is read.
  package func bytes(_ relays: [Relay], for audience: FeedAudience, address: String) -> [UInt8] {
    let crisis = words.crisis
    let updated = relays.map(changed).max() ?? crisis.openedAt
    let title = words.title(for: audience) + ", " + words.say(Texts.feeds.relays())
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><id>\(PageText.xml("\(url)/relays/\(crisis.code)"))</id>\
      <title>\(PageText.xml(title))</title><updated>\(words.clock.iso(updated))</updated>\
      <author><name>Vigie</name></author><link rel="self" href="\(PageText.xml(address))"/>

      """
    for relay in relays { text += entry(relay) }
    return Array((text + "</feed>\n").utf8)
  }

  /// When it became what it is.
  private func changed(_ relay: Relay) -> Milliseconds {
    (relay.published.compactMap(\.at) + [relay.approvedAt ?? relay.writtenAt]).max() ?? relay.writtenAt
  }

  private func entry(_ relay: Relay) -> String {
    let crisis = words.crisis
    let mark = crisis.nature == .real ? "" : words.say(crisis.nature).uppercased() + " "
    let links = relay.published.compactMap(\.url).compactMap(PageText.address).map {
      "<link rel=\"related\" href=\"\(PageText.xml($0))\"/>"
    }
    let source = PageText.address(relay.source).map { "<link rel=\"alternate\" href=\"\(PageText.xml($0))\"/>" } ?? ""
    return """
      <entry><id>\(PageText.xml("\(url)/relays/\(crisis.code)/R\(relay.number)"))</id>\
      <title>\(PageText.xml(mark + words.say(relay.kind) + ", R\(relay.number)"))</title>\
      <updated>\(words.clock.iso(changed(relay)))</updated><published>\(words.clock.iso(relay.approvedAt ?? relay.writtenAt))</published>\
      <category term="\(relay.kind.rawValue)" label="\(PageText.xml(words.say(relay.kind)))"/>\
      \(source)\(links.joined())<content type="text">\(PageText.xml(mark + relay.text))</content></entry>

      """
  }
}
