import ChatModel
import CrisisCore
import Synchronization

/// What was answered to people alone on networks where nothing can be said in private, for their page of the document: of a
/// day, in memory. After a restart it is asked again.
package final class PrivateAnswers: Sendable {
  struct Answer: Sendable, Equatable {
    var at: Milliseconds
    var text: String
  }

  static let life = Milliseconds.day
  /// As many of one account are kept.
  static let most = 50

  /// By account, in order.
  private let answers = Mutex<[String: [Answer]]>([:])

  func note(_ lines: [OutgoingLine], on network: String, at now: Milliseconds) {
    answers.withLock { answers in
      // Strangers have no page. What is announced to a person by itself is tried elsewhere, again and again.
      for line in lines where line.lane != .stranger {
        if case .announcement = line.delivery { continue }
        let account: String
        switch line.destination {
        case .person(_, let known?), .account(let known): account = AccountName.qualified(known, on: network)
        case .person, .channel: continue
        }
        // Said again after a lost connection.
        if answers[account]?.last?.text == line.text { continue }
        answers[account] = (answers[account] ?? []).suffix(Self.most - 1) + [Answer(at: now, text: line.text)]
      }
      answers = answers.compactMapValues { kept in
        let young = kept.filter { $0.at > now - Self.life }
        return young.isEmpty ? nil : young
      }
    }
  }

  /// What they tell may have been erased.
  func forget() { answers.withLock { $0 = [:] } }

  /// The latest first.
  func all(of accounts: [String], at now: Milliseconds) -> [Answer] {
    answers.withLock { answers in accounts.flatMap { answers[$0] ?? [] } }
      .filter { $0.at > now - Self.life }.sorted { $0.at > $1.at }
  }
}

/// A network on which nothing can be said in private: whatever is answered on it to one person, after a restart too, is
/// noted for that person's page.
struct PageNetwork: ChatNetwork {
  let network: any ChatNetwork
  let answers: PrivateAnswers
  let now: @Sendable () -> Milliseconds

  var name: String { network.name }
  var silence: Int64? { network.silence }
  func resume(from cursors: [ChatCursor]) { network.resume(from: cursors) }
  func keep(_ rooms: [OwnRoom]) { network.keep(rooms) }
  func know(_ accounts: Set<String>) { network.know(accounts) }
  func run(reporting sink: any ChatSink) async throws { try await network.run(reporting: sink) }
  func resumeReading() { network.resumeReading() }
  func close(reason: String) async { await network.close(reason: reason) }

  func send(_ lines: [OutgoingLine]) {
    answers.note(lines, on: name, at: now())
    network.send(lines)
  }
}
