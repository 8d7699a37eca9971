import CrisisCore
import CrisisStore

/// `!effacer nom jo à sa demande`: a member's name and accounts go for good, once it was asked back. An administrator does
/// it for another; acts stay under the member's number.
struct EraseMember: Order, Codable, Equatable {
  /// As typed.
  var person: String
  var reason: String
  /// Once it was asked back.
  var number: Int?

  /// - Parameter words: the name, then why.
  static func named(_ words: String) -> EraseMember {
    let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
    let person = (parts.first ?? "").trimmed(of: ":,")
    let reason = parts.count > 1 ? parts[1].trimmed(of: ":,") : ""
    return EraseMember(person: person, reason: reason)
  }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    try Self.check(handler.asker)
    guard reason.unlessBlank != nil else { throw Refusal.because(EraseTexts().reasonMissing(person.quoted(40))) }
    let people = People(records: handler.transaction, network: handler.submission.home)
    guard case .known(let member) = try people.find(person) else {
      let near = try people.near(person, met: handler.processor.met).map(\.typed)
      throw Refusal.because(EraseTexts().nobody(person.quoted(40), near.unlessEmpty))
    }
    guard handler.asker.member?.isPerson(member.number) != true else { throw Refusal.because(EraseTexts().isOwn()) }
    // What waits for an answer names nobody.
    var sure = self
    (sure.number, sure.person) = (member.number, "")
    return try handler.ask(before: .eraseMember(sure)) { question in
      EraseTexts().askOfPerson(member.name, reason.quoted(120).withoutFinalStop, question)
    }
  }

  /// After `!oui`. Nothing that is said names the person any more.
  func erase(by handler: OrderHandler) throws -> OrderHandler.Done {
    try Self.check(handler.asker)
    handler.processor.settings.board?.answers.forget()
    let outcome = try handler.transaction.erase(
      .subject(.member(number ?? 0)), reason: reason, by: handler.actor, at: handler.now,
      origin: handler.submission.origin)
    switch outcome {
    case .lastAdmin: throw Refusal.because(EraseTexts().isLastAdmin())
    case .unknown, .nothingLeft: throw Refusal.because(EraseTexts().personIsGoneAlready())
    case .erased(let rows, let sequence):
      _ = try handler.transaction.endFeeds(ofMember: number ?? 0)
      let told = EraseTexts().toldOfPerson(
        handler.asker.member?.name ?? "", reason.quoted(120).withoutFinalStop)
      try handler.announce([Announcement(to: .coordination, about: nil, told)], cause: nil)
      return OrderHandler.Done(answer: EraseTexts().personIsGone(rows), sequence: sequence, announces: true)
    }
  }

  /// After `!non`.
  var kept: OrderHandler.Done { OrderHandler.Done(answer: EraseTexts().personIsKept()) }

  /// The coordination may erase what was written, not who wrote it.
  private static func check(_ asker: Asker) throws {
    guard asker.member?.has(.admin) == true else {
      throw Refusal.because(Texts.refusals.notAllowed("erase", [.admin]))
    }
  }
}

extension String {
  fileprivate func trimmed(of signs: String) -> String {
    var kept = Substring(self)
    while let last = kept.last, signs.contains(last) || last.isWhitespace { kept = kept.dropLast() }
    while let first = kept.first, signs.contains(first) || first.isWhitespace { kept = kept.dropFirst() }
    return String(kept)
  }
}
