import ChatModel
import CrisisCore
import Synchronization

/// Accounts that a network has vouched for since the program began, in a line or in a room: they exist, whoever they are.
final class AccountsMet: Sendable {
  /// More are not remembered at a time.
  static let capacity = 10_000

  /// With the moment at which each was last heard, or came in.
  private let accounts = Mutex<[String: Milliseconds]>([:])

  /// - Parameter account: without its network.
  func note(_ account: String, on network: String, at now: Milliseconds) {
    let account = AccountName.qualified(account, on: network)
    accounts.withLock { accounts in
      if accounts.count >= Self.capacity { accounts = [:] }
      accounts[account] = now
    }
  }

  /// - Parameter account: `network/account`
  func contains(_ account: String) -> Bool { accounts.withLock { $0[account] != nil } }

  /// Those heard, or come in, since a moment: `network/account`.
  func seen(since moment: Milliseconds) -> Set<String> {
    accounts.withLock { Set($0.filter { $0.value >= moment }.keys) }
  }

  /// Those of a network, without it.
  func all(on network: String) -> [String] {
    accounts.withLock { Array($0.keys) }.compactMap { AccountName.parts($0) }.filter { $0.network == network }.map(
      \.account)
  }
}
