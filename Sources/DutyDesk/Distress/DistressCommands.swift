import CommandBook
import CrisisCore

extension CommandList {
  static let distress: [CommandSpec] = [
    CommandSpec(
      .distress, for: .members, in: .anywhere, late: .always, takes: FileReport.arguments,
      anyWords: RaiseDistress.reading, likeness: { Asked.order(ResemblesCall(words: $0)) }
    ) { arguments, scope in Asked.order(RaiseDistress(FileReport(arguments, scope))) },
    // What waits for a manager is a distress; for who keeps the watch, the hand-over.
    CommandSpec("received", for: .teamAndManagers, in: .anywhere, takes: ["number": .report]) { arguments, _ in
      Asked.order(Receive(number: arguments.number("number")))
    },
    CommandSpec(
      "clear", for: [.coordinator, .manager], in: .anywhere, takes: ["number": .report, "reason": .rest]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        ClearDistress(
          number: try arguments.need(arguments.number("number"), "number"), reason: arguments.word("reason") ?? ""))
    },
  ]
}

/// `!reçu 61`; without a number, the only distress that waits, or the hand-over of the watch.
struct Receive: Order {
  var number: Int?

  private func isOfDistress(_ asker: Asker) -> Bool { number != nil || asker.member?.manages.isEmpty == false }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    isOfDistress(handler.asker)
      ? try handler.receiveDistress(number) : try WatchOrder.receive.carryOut(by: &handler)
  }

  func isSafeToRepeat(by asker: Asker) -> Bool { isOfDistress(asker) }
}

/// `!lever 61 personnes évacuées`
struct ClearDistress: Order {
  var number: Int
  var reason: String

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    try handler.clearDistress(number, reason: reason)
  }
}

extension RaiseDistress: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.raise(self) }

  /// A call for help, whatever its words are: what can be understood of them is, and none is lost.
  fileprivate static func reading(_ words: [String], _ understood: (any Act)?) -> any Act {
    guard case .order(let order)? = understood as? Asked, let raised = order as? RaiseDistress else {
      let link = words.first { $0.lowercased().hasPrefix("http://") || $0.lowercased().hasPrefix("https://") }
      return Asked.order(bare(words, FileReport(link: link)))
    }
    return Asked.order(raised.report.text == nil ? bare(words, raised.report) : raised)
  }

  /// Words without the colon that would part them: what they say is all text, and no time in them is trusted.
  private static func bare(_ words: [String], _ report: FileReport) -> RaiseDistress {
    let text = words.joined(separator: " ")
    return RaiseDistress(
      FileReport(
        link: report.link, latitude: report.latitude, longitude: report.longitude, urgency: .urgent,
        peopleAtRisk: report.peopleAtRisk, text: text.isEmpty ? nil : text),
      isBare: true)
  }
}
