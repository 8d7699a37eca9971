import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let board: [CommandSpec] = [
    CommandSpec(
      "document", for: .teamAndManagers, in: .anywhere, late: .whileYoung,
      takes: ["crisis": .crisis, "ends": .flag]
    ) { arguments, _ in
      arguments.has("ends") ? Asked.order(CloseDocument()) : Asked.query(OpenBoard(destination: .document))
    },
    CommandSpec(
      "map", for: .teamAndManagers, in: .anywhere, late: .whileYoung, takes: ["crisis": .crisis, "public": .choice],
      choices: ["public": ["on", "off"]]
    ) { arguments, _ in
      switch arguments.word("public") {
      case "on": Asked.order(PublicMapOrder.ask)
      case "off": Asked.order(PublicMapOrder.close)
      default: Asked.query(OpenBoard(destination: .map))
      }
    },
    CommandSpec(
      "feed", for: .teamAndManagers, in: .anywhere, late: .whileYoung,
      takes: ["crisis": .crisis, "ends": .flag, "feed": .choice, "feed_name": .rest],
      choices: ["feed": Set(FeedKind.allCases.map(\.rawValue))]
    ) { arguments, _ in
      let name = arguments.word("feed_name")
      if arguments.has("ends") { return Asked.order(EndFeeds(name: name)) }
      let kind = arguments.word("feed").flatMap { FeedKind(rawValue: $0) }
      guard name != nil || kind != nil else { return Asked.query(ShowFeeds()) }
      return Asked.query(MakeFeed(kind: kind ?? .map, name: name))
    },
  ]
}

extension QueryHandler {
  /// A link of the asker's own, in an answer that nothing keeps; those before to the same are void.
  func link(to destination: BoardGuest.Destination, of crisis: Crisis?) throws -> String {
    guard let member = asker.member, let account = reading.line.account else {
      throw Refusal.notAMember(account: asker.account ?? "")
    }
    let board = try web()
    let guest = BoardGuest(
      member: member.number, account: account, crisis: crisis?.code, destination: destination)
    let link = board.links.issue(to: guest, at: processor.now) {
      $0.member == guest.member && $0.crisis == guest.crisis && $0.destination == destination
    }
    return board.address(of: link)
  }

  func web() throws -> BoardSettings {
    guard let board = processor.settings.board else { throw Refusal.because(Texts.board.isAbsent()) }
    return board
  }
}

/// `!document`, `!carte`: the link is in the answer alone, which nothing keeps.
struct OpenBoard: Query {
  var destination: BoardGuest.Destination

  func view(by handler: inout QueryHandler) throws -> any View {
    let board = try handler.web()
    let crisis = try handler.crisis()
    let url = try handler.link(to: destination, of: crisis)
    let line =
      destination == .map
      ? Texts.maps.link(
        crisis.code, url, BoardLinks.life, crisis.publicMap.map { board.publicAddress(of: crisis.code, $0) },
        nature: crisis.nature)
      : Texts.board.link(crisis.code, url, BoardLinks.life, nature: crisis.nature)
    return PrivateView(lines: [line])
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
