import ChatModel
import Testing

@testable import DutyDesk

struct MailboxTests {
  private static func messages(_ count: Int) -> [ChatMessage] {
    (0..<count).map {
      ChatMessage(
        network: "visov", id: "\($0)", place: .direct, sender: ChatSender(nick: "jo", account: "jo"), text: "x", at: 0)
    }
  }

  @Test func atTheBoundReadingPausesOnce() {
    let mailbox = Mailbox(capacity: 10)
    #expect(mailbox.heard(Self.messages(9)))
    #expect(!mailbox.heard(Self.messages(3)))
    #expect(!mailbox.heard(Self.messages(1)))
    #expect(mailbox.pauses == 1)
    #expect(mailbox.depth == 13)
    #expect(!mailbox.mayResume())
    _ = mailbox.take(limit: 7)
    #expect(!mailbox.mayResume())
    _ = mailbox.take(limit: 1)
    #expect(mailbox.mayResume())
    #expect(!mailbox.mayResume())
    #expect(mailbox.heard(Self.messages(1)))
  }

  @Test func linesAreTakenInOrderAndAtMostSoMany() {
    let mailbox = Mailbox()
    _ = mailbox.heard(Self.messages(5))
    let first = mailbox.take(limit: 3)
    #expect(first.heard.compactMap(\.message.id) == ["0", "1", "2"])
    #expect(first.hasMore)
    let second = mailbox.take(limit: 3)
    #expect(second.heard.compactMap(\.message.id) == ["3", "4"])
    #expect(!second.hasMore)
    #expect(mailbox.take(limit: 3).isEmpty)
  }

  @Test func eventsAndTimersComeWithTheLinesAndOnce() {
    let mailbox = Mailbox()
    mailbox.noted(.connected(network: "visov"))
    mailbox.tick()
    mailbox.noteIsDue()
    let delivery = mailbox.take(limit: 1)
    #expect(delivery.events == [.connected(network: "visov")])
    #expect(delivery.isTick && delivery.isNoteDue && !delivery.isEmpty)
    #expect(mailbox.take(limit: 1).isEmpty)
  }

  @Test func closedItTakesNoMoreLinesButEvents() {
    let mailbox = Mailbox(capacity: 10)
    _ = mailbox.heard(Self.messages(2))
    mailbox.close()
    #expect(!mailbox.heard(Self.messages(1)))
    mailbox.noted(.delivered(network: "visov", .answer(1)))
    let delivery = mailbox.take(limit: 10)
    #expect(delivery.heard.count == 2)
    #expect(delivery.events.count == 1)
    #expect(!mailbox.mayResume())
  }
}
