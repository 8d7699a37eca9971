extension RelayEvent {
  /// What the sentence of each kind says in the journal.
  var logValues: [String: Value] {
    let number = Value.number(payload.number)
    return switch self {
    case .drafted(let event):
      [
        "number": number, "kind": .term("relay_kind.\(event.relayKind.rawValue)"),
        "text": .text(event.text.quoted(200)),
      ]
    case .rejected(let event): ["number": number, "text": .text(event.reason.quoted(200))]
    case .published(let event): ["number": number, "account": .text(event.account)]
    case .failed(let event):
      ["number": number, "account": .text(event.account), "text": .text(event.reason.quoted(200))]
    case .withdrawn(let event):
      ["number": number, "text": (event.reason?.unlessBlank).map { .text($0.quoted(200)) } ?? .flag(false)]
    case .approved, .expired, .reminded, .undone: ["number": number]
    }
  }
}
