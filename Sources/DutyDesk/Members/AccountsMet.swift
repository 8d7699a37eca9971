import ChatModel
import Synchronization

/// Accounts that a network has vouched for since the program began, in a line or in a room: they exist, whoever they are.
final class AccountsMet: Sendable {
  /// More are not remembered at a time.
  static let capacity = 10_000

  private let accounts = Mutex<Set<String>>([])

  /// - Parameter account: without its network.
  func note(_ account: String, on network: String) {
    let account = AccountName.qualified(account, on: network)
    accounts.withLock { accounts in
      if accounts.count >= Self.capacity { accounts = [] }
      accounts.insert(account)
    }
  }

  /// - Parameter account: `network/account`
  func contains(_ account: String) -> Bool { accounts.withLock { $0.contains(account) } }

  /// Those of a network, without it.
  func all(on network: String) -> [String] {
    accounts.withLock { $0 }.compactMap { AccountName.parts($0) }.filter { $0.network == network }.map(\.account)
  }
}
