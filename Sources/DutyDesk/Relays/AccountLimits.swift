import CrisisCore
import Synchronization

/// The longest post of each account, as its server last said it: it counts more than what the configuration says. They are
/// no records: a draft freezes what it was measured with.
package final class AccountLimits: Sendable {
  private let limits = Mutex<[String: Int]>([:])

  package init() {}

  package func note(_ limit: Int, of account: String) { limits.withLock { $0[account] = limit } }

  func applied(to settings: RelaySettings) -> RelaySettings {
    let limits = limits.withLock { $0 }
    var settings = settings
    for i in settings.accounts.indices {
      settings.accounts[i].limit = limits[settings.accounts[i].name] ?? settings.accounts[i].limit
    }
    return settings
  }
}
