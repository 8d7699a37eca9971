import CommandBook
import CrisisCore

extension CommandList {
  static let digests: [CommandSpec] = [
    CommandSpec(
      "digest", for: .teamAndManagers, in: .withManagers, again: .setsAValue,
      takes: ["every": .flag, "stop": .flag, "length": .duration]
    ) { (arguments, _) throws(Fault) in
      if arguments.has("stop") { return Asked.order(SetDigestPeriod(every: nil)) }
      let length = arguments.duration("length")
      if arguments.has("every") {
        return Asked.order(SetDigestPeriod(every: try arguments.need(length, "length")))
      }
      return length.map { Asked.query(ReadDigest(last: $0)) } ?? Asked.order(IssueDigest())
    }
  ]
}

/// `!point`: for those who may not have one issued, they read what it would say.
struct IssueDigest: Order {
  func query(for asker: Asker) -> (any Query)? { DigestRules.mayIssue(asker) ? nil : ReadDigest() }

  var queryOfEnded: (any Query)? { ReadDigest() }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.issueDigest() }
}

/// `!point toutes 2h`, `!point stop`
struct SetDigestPeriod: Order {
  var every: Milliseconds?

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.setDigestPeriod(every) }
}

/// What a digest would say, or what happened in the last hours (`!point 2h`).
struct ReadDigest: Query {
  var last: Milliseconds?

  func view(by handler: inout QueryHandler) throws -> any View { try handler.digest(ofTheLast: last) }
}
