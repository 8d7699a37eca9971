import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Carries out orders: loads the few records that decide, lets the rules decide, stores the events. Works inside a
/// savepoint, which a refusal rolls back.
struct OrderHandler {
  let processor: LineProcessor
  let submission: Submission
  let asker: Asker
  let transaction: StoreTransaction
  /// Of the crisis that the order is about, as soon as it is known: its refusal says so too.
  var nature = CrisisNature.real
  /// The crisis that the order is about, where it was found and not said.
  private(set) var inferred: Crisis?
  /// The question that the order answers. It has had its answer even where the rules refuse what was asked about.
  var answered: Int64?

  init(processor: LineProcessor, submission: Submission, asker: Asker, transaction: StoreTransaction) {
    self.processor = processor
    self.submission = submission
    self.asker = asker
    self.transaction = transaction
  }

  struct Done {
    /// nil: nobody asked.
    var answer: Statement
    /// The journal's row of the first event.
    var sequence: Int64?
    /// The question that the answer asks; nil: none.
    var asks: Int64?
    /// Whether the answer concerns this person alone.
    var isPrivate = false
    /// Where it is not the person's as it was when the line was said.
    var language: Language?
    /// Whether others are told something through the outbox.
    var announces = false
    /// Whether the team's rooms are among them.
    var tellsTheTeam = false

    /// What was due is so no more.
    static let nothing = Done(answer: Statement(""))
  }

  var now: Milliseconds { processor.now }

  /// The crisis that is meant.
  ///
  /// - Parameter fits: whether what was typed can be about a crisis, where there are several.
  mutating func crisis(fitting fits: (Crisis) throws -> Bool = { _ in true }) throws -> Crisis {
    try crisis(submission.crisis, fitting: fits)
  }

  mutating func crisis(
    _ given: String?, fitting fits: (Crisis) throws -> Bool = { _ in true }
  ) throws -> Crisis {
    let meant = try processor.crisis(named: given, fitting: fits, by: asker, of: submission, in: transaction)
    if meant.isInferred { inferred = meant.crisis }
    nature = meant.crisis.nature
    return meant.crisis
  }

  // MARK: - Storing

  func store(_ decision: Decision) throws -> Done {
    transaction.willNotBeRefused()
    var first: Int64?
    for event in decision.events {
      let sequence = try append(event)
      first = first ?? sequence
    }
    try announce(decision.announcements, cause: first)
    return Done(
      answer: decision.answer, sequence: first, announces: !decision.announcements.isEmpty,
      tellsTheTeam: decision.announcements.contains { $0.audience == .volunteers })
  }

  /// What nobody asked: an event, where there is one, and who is told of it.
  func tell(_ announcements: [Announcement], of event: (any Event)? = nil) throws -> Done {
    try store(Decision(event.map { [$0] } ?? [], answer: Done.nothing.answer, announcements: announcements))
  }

  func announce(_ announcements: [Announcement], cause: Int64?) throws {
    for announcement in announcements {
      try processor.enqueue(announcement, from: submission, cause: cause, in: transaction)
    }
  }

  /// In whose name the journal notes it.
  var actor: Actor { submission.isClock ? .clock : asker.member.map { .member($0.number) } ?? .configuration }

  func append(_ event: any Event) throws -> Int64 {
    try transaction.append(event, by: actor, at: now, origin: submission.origin)
  }
}
