extension Relay {
  /// The card of `!voir R9`: where it stands, then the words to publish.
  package func cardStatements(
    author: String?, approver: String?, nature: CrisisNature, at now: Milliseconds
  ) -> [Statement] {
    let status = status(at: now)
    var values = self.values
    values["status"] = .relay(status)
    values["crisis"] = .text(crisis)
    values["by"] = author.map { .text($0) } ?? .flag(false)
    values["at"] = .time(writtenAt)
    values["approved_by"] = approver.map { .text($0) } ?? .flag(false)
    values["approved"] = approvedAt.map { .time($0) } ?? .flag(false)
    values["reason"] = endReason.map { .text($0.quoted(RelayRules.longestQuote)) } ?? .flag(false)
    values["live"] = .flag(status.isLive)
    values["accounts"] = .list(publications.map(\.stateValue))
    let text = publications.first?.text ?? text
    return [
      Statement("show.relay", values, nature: nature),
      Statement("show.relay_text", ["number": .number(number), "text": .text(text)], nature: nature),
    ]
  }

  /// A line of `!liste relais`.
  package func listStatement(nature: CrisisNature, at now: Milliseconds) -> Statement {
    var values = self.values
    values["status"] = .relay(status(at: now))
    values["text"] = .text(text.quoted(120))
    values["accounts"] = published.isEmpty ? .flag(false) : .list(published.map { .text($0.account) })
    values["live"] = .flag(status(at: now).isLive)
    return Statement("list.relay", values, nature: nature)
  }
}

extension RelayPublication {
  /// `X (187 sur 280)`, `X, en ligne à 12h22 : https://…`, `Facebook, échec (compte suspendu)`
  var stateValue: Value {
    switch state {
    case .planned: lengthValue
    case .published:
      .phrase(
        Statement(
          "relay_part.online",
          [
            "account": .text(account), "at": at.map { .time($0) } ?? .flag(false), "url": .text((url ?? "").quoted(90)),
          ]))
    case .failed:
      .phrase(
        Statement("relay_part.failed", ["account": .text(account), "reason": .text((reason ?? "").quoted(60))]))
    }
  }
}
