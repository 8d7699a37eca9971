import CommandBook
import CrisisCore

extension CommandList {
  static let journal: [CommandSpec] = [
    CommandSpec("note", for: .teamAndManagers, in: .anywhere, takes: ["note": .verbatim]) {
      (arguments, _) throws(Fault) in
      Asked.order(WriteNote(text: try arguments.need(arguments.word("note"), "note")))
    },
    CommandSpec(
      "log", for: [.coordinator, .manager], in: .anywhere, late: .whileYoung, takes: ["count": .number]
    ) { arguments, _ in Asked.query(ShowLog(count: arguments.number("count"))) },
    CommandSpec("undo", for: .members, in: .anywhere, again: .converses) { _, _ in Asked.order(TakeBack()) },
    EraseRecord.spec,
  ]
}

/// `!note texte`
struct WriteNote: Order {
  var text: String

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.note(text) }
}

/// `!annuler`
struct TakeBack: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.undo() }

  /// Two in a row take back two acts.
  func isSafeToRepeat(by asker: Asker) -> Bool { true }
}

/// `!journal 20`: how many of the last entries; nil: the usual number.
struct ShowLog: Query {
  var count: Int?

  func view(by handler: inout QueryHandler) throws -> any View { try handler.log(count) }
}
