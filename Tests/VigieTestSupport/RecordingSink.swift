import ChatModel
import NIOConcurrencyHelpers

/// What a network reports, for a test to wait for.
package final class RecordingSink: ChatSink {
  package let messages = Awaited<ChatMessage>()
  package let events = Awaited<ChatEvent>()
  /// How many lines each call brought.
  package let batches = Awaited<Int>()
  private let hasRoom = NIOLockedValueBox(true)

  package init() {}

  /// What the next calls of `heard` answer.
  package func setRoom(_ hasRoom: Bool) { self.hasRoom.withLockedValue { $0 = hasRoom } }

  package func heard(_ messages: [ChatMessage]) -> Bool {
    batches.add(messages.count)
    for message in messages { self.messages.add(message) }
    return hasRoom.withLockedValue { $0 }
  }

  package func noted(_ event: ChatEvent) { events.add(event) }

  /// Waits for this very event.
  package func expect(_ event: ChatEvent) async throws { _ = try await events.next("\(event)") { $0 == event } }
}
