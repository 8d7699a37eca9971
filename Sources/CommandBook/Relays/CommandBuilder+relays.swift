import CrisisCore

extension CommandBuilder {
  static func relayArguments(of name: CommandName) -> [String: ArgumentKind] {
    switch name {
    case .relay:
      [
        "kind": .choice, "report": .report, "beneficiary": .rest, "account": .word, "link": .link, "message": .message,
      ]
    case .reject: ["relay": .relay, "reason": .rest]
    case .withdraw: ["relay": .relay, "reason": .rest]
    case .published: ["relay": .relay, "failed": .flag, "link": .link, "account": .rest, "reason": .text]
    default: ["relay": .relay]
    }
  }

  static func relay(_ name: CommandName, _ arguments: Arguments) throws(Fault) -> RelayCommand {
    if name == .relay { return .draft(try draft(arguments)) }
    let number = try need(arguments.number("relay"), "relay")
    switch name {
    case .reject: return .reject(number, reason: arguments.word("reason") ?? "")
    case .published:
      let url = arguments.word("link")
      if !arguments.has("failed"), url == nil { _ = try need(url, "link") }
      return .publish(
        PublishRelay(
          number: number, url: arguments.has("failed") ? nil : url, account: arguments.word("account"),
          reason: arguments.word("reason")))
    case .withdraw: return .withdraw(number, reason: arguments.word("reason"))
    default: return .approve(number)
    }
  }

  private static func draft(_ arguments: Arguments) throws(Fault) -> DraftRelay {
    let kind = try need(arguments.word("kind").flatMap(RelayKind.init(rawValue:)), "kind")
    if let report = arguments.number("report"), kind != .denial {
      throw Fault("unexpected", ["given": .text("S\(report)")])
    }
    // What stands before the address is for whom an appeal is; the text of anything else stands behind it.
    let before = arguments.word("beneficiary")
    if let before, kind != .solidarity, arguments.has("message") {
      throw Fault("unexpected", ["given": .text(shown(before))])
    }
    return DraftRelay(
      kind: kind, source: try need(arguments.word("link"), "link"), text: arguments.word("message") ?? "",
      beneficiary: kind == .solidarity ? before : nil, report: arguments.number("report"),
      account: arguments.word("account"))
  }
}
