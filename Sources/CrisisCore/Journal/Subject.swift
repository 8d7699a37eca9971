/// What an event is about. Its text stands in the journal: never changed.
package enum Subject: Sendable, Hashable {
  case authority(String)
  case member(Int)
  case crisis(String)
  case report(crisis: String, number: Int)
  case question(crisis: String, number: Int)
  case relay(crisis: String, number: Int)
  /// Of no crisis.
  case offer(Int)
  /// Whether Vigie posts at all.
  case posting
  case digests(crisis: String)
  /// The shifts of a crisis, and what is handed over.
  case watch(crisis: String)
  /// Who takes part in it.
  case people(crisis: String)
  /// The notes of its log.
  case notes(crisis: String)
  /// The journal itself; of a crisis, where it is about one alone.
  case journal(crisis: String?)

  package var crisis: String? {
    switch self {
    case .authority, .member, .offer, .posting: nil
    case .crisis(let code), .report(let code, _), .question(let code, _), .relay(let code, _), .digests(let code),
      .watch(let code), .people(let code), .notes(let code):
      code
    case .journal(let code): code
    }
  }

  /// As the journal has it: `report:63-crue-2411:47`, `member:3`.
  package var text: String {
    switch self {
    case .authority(let code): "authority:\(code)"
    case .member(let number): "member:\(number)"
    case .crisis(let code): "crisis:\(code)"
    case .report(let code, let number): "report:\(code):\(number)"
    case .question(let code, let number): "question:\(code):\(number)"
    case .relay(let code, let number): "relay:\(code):\(number)"
    case .offer(let number): "offer:\(number)"
    case .posting: "posting:"
    case .digests(let code): "digests:\(code)"
    case .watch(let code): "watch:\(code)"
    case .people(let code): "people:\(code)"
    case .notes(let code): "notes:\(code)"
    case .journal(let code): "journal:\(code ?? "")"
    }
  }

  package init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2 else { return nil }
    let (code, number) = (parts[1], parts.last.flatMap { Int($0) })
    switch (parts[0], parts.count, number) {
    case ("authority", 2, _): self = .authority(code)
    case ("member", 2, let number?): self = .member(number)
    case ("crisis", 2, _): self = .crisis(code)
    case ("report", 3, let number?): self = .report(crisis: code, number: number)
    case ("question", 3, let number?): self = .question(crisis: code, number: number)
    case ("relay", 3, let number?): self = .relay(crisis: code, number: number)
    case ("offer", 2, let number?): self = .offer(number)
    case ("posting", 2, _): self = .posting
    case ("digests", 2, _): self = .digests(crisis: code)
    case ("watch", 2, _): self = .watch(crisis: code)
    case ("people", 2, _): self = .people(crisis: code)
    case ("notes", 2, _): self = .notes(crisis: code)
    case ("journal", 2, _): self = .journal(crisis: code.isEmpty ? nil : code)
    default: return nil
    }
  }
}

extension Subject: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let subject = Subject(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no subject of an event")
    }
    self = subject
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
