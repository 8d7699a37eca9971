import ChatModel
import CommandBook
import Testing

@testable import DutyDesk

struct FingerprintTests {
  private static func line(_ account: String?, _ place: ChatPlace, network: String = "visov", nick: String = "jo")
    -> Line
  {
    Line(
      message: ChatMessage(
        network: network, id: nil, place: place, sender: ChatSender(nick: nick, account: account, address: "a.test"),
        text: "", at: 0),
      text: "", venue: .volunteers, parsed: .conversation)
  }

  /// It is stored: another build must find the same number.
  @Test func itIsTheSameForEver() {
    let line = Self.line("jo", .channel("#visov-veille"))
    #expect(Fingerprint.of(line, folded: "report issoire : un") == -1_689_236_623_653_728_026)
  }

  @Test func personRoomAndWordsTellLinesApart() {
    let words = "report issoire"
    let lines = [
      Self.line("jo", .channel("#a")), Self.line("lea", .channel("#a")), Self.line("jo", .channel("#b")),
      Self.line("jo", .direct), Self.line(nil, .channel("#a")), Self.line(nil, .channel("#a"), nick: "lea"),
      Self.line("jo", .channel("#a"), network: "autre"),
    ]
    var prints = lines.map { Fingerprint.of($0, folded: words) }
    prints.append(Fingerprint.of(lines[0], folded: "report coudes"))
    #expect(Set(prints).count == prints.count)
    // What people are called says nothing of who they are, once they are identified.
    #expect(Fingerprint.of(Self.line("jo", .channel("#a"), nick: "jo_"), folded: words) == prints[0])
  }

  @Test func wordsDoNotRunIntoTheRoom() {
    let a = Fingerprint.of(Self.line("jo", .channel("#a")), folded: "bc")
    #expect(a != Fingerprint.of(Self.line("jo", .channel("#ab")), folded: "c"))
  }
}
