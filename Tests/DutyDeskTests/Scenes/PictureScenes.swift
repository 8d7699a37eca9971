import ChatModel
import CrisisCore
import Foundation
import Logging
import NIOConcurrencyHelpers
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// A server of pictures without a wire: it has what the scene gave it.
final class FakePictureServer: PictureServer {
  typealias Outcome = Result<[UInt8], PictureFailure>

  private let outcomes = NIOLockedValueBox<[String: [Outcome]]>([:])
  /// Whoever asks, by the address.
  let asked = Awaited<String>()
  /// Whoever waits before a try.
  let pauses = Awaited<Milliseconds>()
  /// Whenever the keeper has done all there was.
  let rounds = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  /// What becomes of the next tries for an address; the last one holds on.
  func have(_ address: String, _ outcomes: Outcome...) { self.outcomes.withLockedValue { $0[address] = outcomes } }

  func picture(_ source: PictureSource, limit: Int) async throws(PictureFailure) -> [UInt8] {
    asked.add(source.address)
    let next: Outcome = outcomes.withLockedValue { all in
      guard let waiting = all[source.address], let first = waiting.first else { return .failure(.gone("404")) }
      if waiting.count > 1 { all[source.address] = Array(waiting.dropFirst()) }
      return first
    }
    return try next.get()
  }
}

enum Shown {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("pont".utf8)
  static let other: [UInt8] = png + [1]
  static let address = "mxc://etat.test/pont"
}

extension Evening {
  /// Pictures are read as long as `scene` lasts.
  func keeping(
    _ server: FakePictureServer, on name: String? = "visov", _ scene: () async throws -> Void
  ) async throws {
    let keeper = PictureKeeper(
      [(name, server)], store: store, desk: desk, settings: settings.pictures, clock: clock.reading,
      sleep: { [clock] length in
        // What only keeps it from asking too often is no wait.
        guard length > .second else {
          server.rounds.continuation.yield()
          return
        }
        server.pauses.add(length)
        clock.advance(by: length)
      }, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let working = Task { await keeper.run() }
    do {
      try await scene()
    } catch {
      working.cancel()
      await working.value
      throw error
    }
    working.cancel()
    await working.value
  }

  /// Somebody shows a picture.
  @discardableResult
  func show(
    _ address: String = Shown.address, by account: String, in channel: String? = veille, _ caption: String = "",
    inAnswerTo id: String? = nil, size: Int? = nil, id own: String = UUID().uuidString
  ) async -> [String] {
    var message = ChatMessage(
      network: "visov", id: own, place: channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: account, account: account), text: caption, at: clock.now)
    message.picture = PictureSource(address, size: size)
    message.repliesTo = id
    _ = desk.mailbox.heard([message])
    return await settle()
  }

  var folderOfPictures: PictureFolder { PictureFolder(besides: store.path) }

  func pictures(_ number: Int) -> [Picture] {
    (try? read { try $0.pictures(crisis: "63-crue-2411", report: number) }) ?? []
  }

  /// How many pictures are still to be read.
  var wanted: Int? { try? count("wanted_picture") }

  /// Until the folder has so many files.
  func untilFiles(_ count: Int, _ server: FakePictureServer) async {
    if folderOfPictures.content().count == count { return }
    for await _ in server.rounds.stream where folderOfPictures.content().count == count { return }
  }
}
