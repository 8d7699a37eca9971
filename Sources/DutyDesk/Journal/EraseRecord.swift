import CommandBook
import CrisisCore
import CrisisStore

/// `!effacer 47 à la demande de la famille`: what was written of a record goes for good, once it was asked back.
struct EraseRecord: Order, Codable {
  /// `report`, `relay` or `question`, as in the terms `record.…`.
  var kind: String
  var number: Int
  var reason: String

  static let spec = CommandSpec(
    "erase", for: [.coordinator, .admin], in: [.coordination, .direct],
    takes: ["named": .flag, "number": .record, "reason": .rest], says: EraseTexts()
  ) { (arguments, _) throws(Fault) in
    if arguments.has("named") {
      return Asked.order(EraseMember.named(try arguments.need(arguments.word("reason"), "person")))
    }
    let record = try arguments.need(arguments.record("number"), "number")
    // Of no crisis: `vigie erase` sees to it.
    guard record.kind != "offer" else {
      throw Fault(Texts.faults.wrongKind, "P\(record.number)", record.kind, "report", false)
    }
    return Asked.order(
      EraseRecord(
        kind: record.kind, number: record.number, reason: try arguments.need(arguments.word("reason"), "reason")))
  }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let crisis = try crisis(&handler)
    guard try handler.transaction.journal(of: subject(in: crisis.code)).contains(where: \.event.holdsWords) else {
      throw try refusal(in: crisis, handler)
    }
    return try handler.ask(before: .erase(self, crisis: crisis.code)) { question in
      EraseTexts().ask(
        reference, crisis.code, reason.quoted(120).withoutFinalStop, question, nature: crisis.nature)
    }
  }

  /// After `!oui`.
  func erase(in code: String, by handler: OrderHandler) throws -> OrderHandler.Done {
    guard let crisis = try handler.transaction.crisis(code) else {
      throw Refusal.noSuchCrisis(code, [])
    }
    handler.processor.settings.board?.answers.forget()
    let outcome = try handler.transaction.erase(
      .subject(subject(in: code)), reason: reason, by: handler.actor, at: handler.now, origin: handler.submission.origin
    )
    guard case .erased(_, let sequence) = outcome else { throw try refusal(in: crisis, handler) }
    let texts = EraseTexts()
    let told = texts.told(
      reference, code, handler.asker.member?.name ?? "", reason.quoted(120).withoutFinalStop, nature: crisis.nature)
    try handler.announce([Announcement(to: .coordination, about: code, told)], cause: nil)
    return OrderHandler.Done(
      answer: texts.done(reference, code, nature: crisis.nature), sequence: sequence, announces: true)
  }

  /// One that is over too, where it is named in full: by an administrator even one that only the team may see, of whom
  /// somebody outside asks that it be erased.
  private func crisis(_ handler: inout OrderHandler) throws -> Crisis {
    if let given = handler.submission.crisis, let named = try handler.transaction.crisis(given),
      handler.asker.sees(named) || handler.asker.member?.has(.admin) == true
    {
      handler.nature = named.nature
      return named
    }
    return try handler.crisis()
  }

  private var reference: String { "\(["relay": "R", "question": "Q"][kind] ?? "S")\(number)" }

  private func subject(in crisis: String) -> Subject {
    switch kind {
    case "relay": .relay(crisis: crisis, number: number)
    case "question": .question(crisis: crisis, number: number)
    default: .report(crisis: crisis, number: number)
    }
  }

  /// There is no such record, or no word of it is left.
  private func refusal(in crisis: Crisis, _ handler: OrderHandler) throws -> Refusal {
    let last =
      switch kind {
      case "relay": try handler.transaction.lastRelay(crisis: crisis.code)
      case "question": try handler.transaction.lastManagerQuestion(crisis: crisis.code)
      default: crisis.lastReport
      }
    if number <= last { return .because(EraseTexts().nothing(reference, crisis.code)) }
    switch kind {
    case "relay": return .because(Texts.relayRefusals.none(number, crisis.code, last))
    case "question": return .because(Texts.questions.none(number, crisis.code, last))
    default: return .because(Texts.reports.notFound(number, crisis.code, last))
    }
  }
}

struct EraseTexts {
  let askOfPerson = Text("erase.ask_person", .words("person"), .words("reason"), .maybe(.number("question")))
  let personIsGone = Text("erase.person_done", .number("rows"))
  let personIsGoneAlready = Text("erase.person_gone")
  let personIsKept = Text("erase.person_declined")
  let toldOfPerson = Text("erase.person_told", .words("by"), .words("reason"))
  let nobody = Text("erase.nobody", .words("typed"), .maybe(.choices("near")))
  let isOwn = Text("erase.own_name")
  let isLastAdmin = Text("erase.last_admin")
  let reasonMissing = Text("erase.person_reason", .words("typed"))
  let ask = Text(
    "erase.ask", .code("what"), .code("crisis"), .words("reason"), .maybe(.number("question")))
  let done = Text("erase.done", .code("what"), .code("crisis"))
  let declined = Text("erase.declined", .code("what"), .code("crisis"))
  let told = Text("erase.told", .code("what"), .code("crisis"), .words("by"), .words("reason"))
  let nothing = Text("erase.nothing", .code("what"), .code("crisis"))
}

extension EraseRecord {
  /// After `!non`.
  func kept(in crisis: String) -> OrderHandler.Done {
    OrderHandler.Done(answer: EraseTexts().declined(reference, crisis))
  }
}
