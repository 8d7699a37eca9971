import CommandBook
import CrisisCore
import CrisisStore

/// `!flux carte umap`: a link to the page that makes the address. What may be read by it is looked at again each time.
struct MakeFeed: Query {
  var kind: FeedKind
  /// As typed.
  var name: String?

  private static let longestName = 30
  private static let most = 10

  func view(by handler: inout QueryHandler) throws -> any View {
    _ = try handler.web()
    guard let member = handler.asker.member else { throw Refusal.notAMember(account: handler.asker.account ?? "") }
    guard let name = name?.unlessBlank else { throw Refusal.because(Texts.feeds.nameMissing(kind)) }
    guard name.utf8.count <= Self.longestName else { throw Refusal.because(Texts.feeds.nameIsLong(Self.longestName)) }
    let own = try handler.reader.feeds(ofMember: member.number)
    guard own.count < Self.most || own.contains(where: { $0.name == name }) else {
      throw Refusal.because(Texts.feeds.tooMany(Self.most))
    }
    let crisis = kind == .shifts ? nil : try handler.crisis()
    if kind == .map, let crisis {
      guard handler.asker.mayRead(recordOf: crisis), handler.processor.isOpen("export", to: handler.asker) else {
        throw Refusal.because(Texts.feeds.mapIsNotYours())
      }
    }
    let url = try handler.link(to: .feed(kind, name: name), of: crisis)
    return PrivateView(lines: [
      Texts.feeds.link(name, kind, crisis?.code, url, BoardLinks.life, nature: crisis?.nature ?? .real)
    ])
  }
}

/// `!flux`: those that one has.
struct ShowFeeds: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    _ = try handler.web()
    guard let member = handler.asker.member else { throw Refusal.notAMember(account: handler.asker.account ?? "") }
    let feeds = try handler.reader.feeds(ofMember: member.number)
    guard !feeds.isEmpty else { return PrivateView(lines: [Texts.feeds.none()]) }
    return PrivateView(
      lines: feeds.map { Texts.feeds.entry($0.name, $0.kind, $0.crisis, $0.madeAt, $0.usedAt) })
  }
}

/// `!flux retirer umap`; without a name all of them.
struct EndFeeds: Order {
  var name: String?

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let member = handler.asker.member else { throw Refusal.unidentified }
    guard let board = handler.processor.settings.board else { throw Refusal.because(Texts.board.isAbsent()) }
    board.links.void { if case .feed = $0.destination { $0.member == member.number } else { false } }
    let count = try handler.transaction.endFeeds(ofMember: member.number, named: name?.unlessBlank)
    guard count > 0 || name == nil else { throw Refusal.because(Texts.feeds.noSuch(name ?? "")) }
    handler.transaction.willNotBeRefused()
    return OrderHandler.Done(answer: Texts.feeds.ended(count), isPrivate: true)
  }
}
