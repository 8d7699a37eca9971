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
      // Strangers have no page.
      for line in lines where line.lane != .stranger {
        let account: String
        switch line.destination {
        case .person(_, let known?), .account(let known): account = AccountName.qualified(known, on: network)
        case .person, .channel: continue
        }
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
