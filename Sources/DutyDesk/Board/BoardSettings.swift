import CommandBook
import CrisisCore

/// Where the record is read on the web, and the links by which people get there.
package struct BoardSettings: Sendable {
  /// What the desk calls the way by which it hears of what is done on pages: a network, on which nobody talks.
  package static let network = "board"

  /// `https://vigie.example.org`, with nothing behind it.
  package var url: String
  package let links = BoardLinks(length: 26, isTyped: false, most: 1_024, wrongOfOne: nil)

  package init(url: String) { self.url = url }

  func address(of link: String) -> String { "\(url)/l/\(link)" }
}

/// One-time links to the document of a crisis.
package typealias BoardLinks = OneTimeCodes<BoardGuest>

/// Whom a link lets in, and to what.
package struct BoardGuest: Sendable {
  package var member: Int
  /// `network/account`, which it was given to.
  package var account: String
  package var crisis: String
}

extension CommandList {
  static let board: [CommandSpec] = [
    CommandSpec(
      "document", for: [.volunteer, .verifier, .publisher, .coordinator, .manager], in: .anywhere, late: .whileYoung,
      takes: ["crisis": .crisis, "ends": .flag]
    ) { arguments, _ in
      arguments.has("ends") ? Asked.order(CloseDocument()) : Asked.query(OpenDocument())
    }
  ]
}

/// `!document`: the link is in the answer alone, which nothing keeps.
struct OpenDocument: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    let (asker, processor) = (handler.asker, handler.processor)
    guard let member = asker.member, let account = handler.reading.line.account else {
      throw Refusal.notAMember(account: asker.account ?? "")
    }
    guard let board = processor.settings.board else { throw Refusal.because(Texts.board.isAbsent()) }
    let crisis = try handler.crisis()
    let guest = BoardGuest(member: member.number, account: account, crisis: crisis.code)
    let link = board.links.issue(to: guest, at: processor.now) {
      $0.member == guest.member && $0.crisis == guest.crisis
    }
    return PrivateView(lines: [
      Texts.board.link(crisis.code, board.address(of: link), BoardLinks.life, nature: crisis.nature)
    ])
  }
}

/// `!document fermer`: nobody reads any more on the web in that person's name.
struct CloseDocument: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let member = handler.asker.member else { throw Refusal.unidentified }
    guard let board = handler.processor.settings.board else { throw Refusal.because(Texts.board.isAbsent()) }
    board.links.void { $0.member == member.number }
    handler.transaction.willNotBeRefused()
    let count = try handler.transaction.endBoardSessions(ofMember: member.number)
    return OrderHandler.Done(answer: Texts.board.closed(count), isPrivate: true)
  }
}
