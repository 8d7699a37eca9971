import CommandBook
import CrisisCore

/// `!relayer encore R7`
private let again = "encore"
/// `!relayer corriger R7 https://… texte`
private let correction = "correction"

private func wrongKind(_ record: (kind: String, number: Int), not wanted: String) -> Fault {
  let letter = ["report": "S", "relay": "R", "question": "Q"][record.kind] ?? "P"
  return Fault(Texts.faults.wrongKind, "\(letter)\(record.number)", record.kind, wanted, false)
}

extension CommandList {
  static let relays: [CommandSpec] = [
    CommandSpec(
      "relay", for: .team, in: .amongTheTeam,
      takes: [
        "kind": .choice, "number": .record, "beneficiary": .rest, "account": .word, "link": .link, "message": .message,
      ], choices: ["kind": Set(RelayKind.allCases.map(\.rawValue)).union([again, correction])]
    ) { (arguments, _) throws(Fault) in
      if let kind = arguments.word("kind"), [again, correction].contains(kind) {
        let record = try arguments.need(arguments.record("number"), "relay")
        guard record.kind == "relay" else { throw wrongKind(record, not: "relay") }
        if kind == again { return Asked.order(RelayOrder.again(record.number)) }
        if let before = arguments.word("beneficiary") ?? arguments.word("account") {
          throw Fault(Texts.faults.unexpected, shown(before))
        }
        return Asked.order(
          RelayOrder.correct(
            record.number, source: try arguments.need(arguments.word("link"), "link"),
            text: arguments.word("message") ?? ""))
      }
      return Asked.order(RelayOrder.draft(try DraftRelay(arguments)))
    },
    CommandSpec("approve", for: [.publisher, .coordinator, .manager], in: .anywhere, takes: ["relay": .relay]) {
      (arguments, _) throws(Fault) in
      Asked.order(RelayOrder.approve(try arguments.need(arguments.number("relay"), "relay")))
    },
    CommandSpec(
      "reject", for: [.publisher, .coordinator, .manager], in: .anywhere, takes: ["relay": .relay, "reason": .rest]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        RelayOrder.reject(
          try arguments.need(arguments.number("relay"), "relay"), reason: arguments.word("reason") ?? ""))
    },
    CommandSpec(
      "published", for: [.publisher, .coordinator, .manager], in: .anywhere, again: .setsAValue,
      takes: ["relay": .relay, "failed": .flag, "link": .link, "account": .rest, "reason": .text]
    ) { (arguments, _) throws(Fault) in Asked.order(RelayOrder.publish(try PublishRelay(arguments))) },
    // Whoever wrote it may take it away.
    CommandSpec("withdraw", for: .teamAndManagers, in: .anywhere, takes: ["relay": .relay, "reason": .rest]) {
      (arguments, _) throws(Fault) in
      Asked.order(
        RelayOrder.withdraw(try arguments.need(arguments.number("relay"), "relay"), reason: arguments.word("reason")))
    },
  ]
}

/// `!voir R9`
struct ShowRelay: Query {
  var number: Int
}

/// `!liste relais`
struct ListRelays: Query {}

extension PublishRelay {
  fileprivate init(_ arguments: Arguments) throws(Fault) {
    let number = try arguments.need(arguments.number("relay"), "relay")
    let hasFailed = arguments.has("failed")
    let url = arguments.word("link")
    if !hasFailed { _ = try arguments.need(url, "link") }
    self.init(
      number: number, url: hasFailed ? nil : url, account: arguments.word("account"), reason: arguments.word("reason"))
  }
}

extension DraftRelay {
  fileprivate init(_ arguments: Arguments) throws(Fault) {
    let kind = try arguments.need(arguments.word("kind").flatMap(RelayKind.init(rawValue:)), "kind")
    let record = arguments.record("number")
    if let record, record.kind != "report" { throw wrongKind(record, not: "report") }
    if let record, kind != .denial { throw Fault(Texts.faults.unexpected, "S\(record.number)") }
    // What stands before the address is for whom an appeal is; the text of anything else stands behind it.
    let before = arguments.word("beneficiary")
    if let before, kind != .solidarity, arguments.has("message") {
      throw Fault(Texts.faults.unexpected, shown(before))
    }
    self.init(
      kind: kind, source: try arguments.need(arguments.word("link"), "link"), text: arguments.word("message") ?? "",
      beneficiary: kind == .solidarity ? before : nil, report: record?.number,
      account: arguments.word("account"))
  }
}
