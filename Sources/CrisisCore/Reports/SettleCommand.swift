/// `!doublon`, `!périmer`: a report that says nothing of its own any more.
package enum SettleCommand: Sendable, Equatable {
  /// `!doublon 52 de 47`
  case duplicate(Int, of: Int)
  /// `!périmer 47 la route a rouvert`
  case supersede(Int, reason: String?)
}
