import ChatModel
import CrisisCore
import CrisisStore
import Logging
import Testing

@testable import DutyDesk

/// What the dispatcher makes of what networks report, without a store.
struct DispatcherTests {
  private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func notes(_ events: ChatEvent...) -> DeliveryNotes {
    var dispatcher = Dispatcher(settings: .visov())
    for event in events { dispatcher.take(event, log) }
    return dispatcher.takeNotes()
  }

  @Test func aDeliveryIsNoted() {
    let notes = notes(
      .delivered(network: "visov", .answer(3)), .delivered(network: "visov", .announcement(4)),
      .delivered(network: "visov", .untracked))
    #expect(notes.answered == [3])
    #expect(notes.confirmed == [4])
  }

  @Test(
    arguments: [
      (ChatEvent.DeliveryFailure.expired, [OutboxLine.State.expired]), (.superseded, [.superseded]),
      (.refused("404"), []), (.unconfirmed, []), (.notTheSamePerson, []), (.absent, []),
    ])
  func aFailureEndsOnlyWhatNoLongerMatters(
    _ failure: ChatEvent.DeliveryFailure, _ states: [OutboxLine.State]
  ) {
    let notes = notes(
      .failed(network: "visov", .answer(3), failure), .failed(network: "visov", .announcement(4), failure))
    #expect(notes.answered == (states.isEmpty ? [] : [3]))
    #expect(notes.ended.map(\.state) == states)
  }

  @Test func notesThatCouldNotBeWrittenAreKept() {
    var dispatcher = Dispatcher(settings: .visov())
    dispatcher.take(.delivered(network: "visov", .answer(3)), log)
    let notes = dispatcher.takeNotes()
    #expect(!dispatcher.hasNotes)
    dispatcher.take(.delivered(network: "visov", .answer(4)), log)
    dispatcher.giveBack(notes)
    #expect(dispatcher.hasNotes)
    let both = dispatcher.takeNotes()
    #expect(Set(both.answered) == [3, 4])
  }

  @Test func anAudienceIsReadBackAsItWasStored() {
    let audiences: [AnnouncementAudience] = [
      .volunteers, .coordination, .managers(of: ["SDIS63"]), .managers(of: ["SDIS63", "PREF63"]), .managers(of: []),
      .member(12), .managersConcerned,
    ]
    for audience in audiences { #expect(AnnouncementAudience(stored: audience.stored) == audience) }
    for text in ["", "everybody", "manager:SDIS63", "member:", "member:jo"] {
      #expect(AnnouncementAudience(stored: text) == nil)
    }
  }
}
