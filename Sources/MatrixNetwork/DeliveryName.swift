import ChatModel

/// The names of what is said, by which a homeserver knows that it has it already: the row of the store and until when it is
/// worth saying, the same in every run of the program. The moment tells rows apart that got the same number, as after a store
/// was put back.
enum DeliveryName {
  static func of(_ line: OutgoingLine) -> String? {
    switch line.delivery {
    case .answer(let row): "a\(row)-\(line.expires ?? 0)"
    case .announcement(let row): "o\(row)-\(line.expires ?? 0)"
    case .untracked: nil
    }
  }

  /// Whose name it is; nil: nobody's who waits for it.
  static func delivery(_ name: String) -> OutgoingLine.Delivery? {
    guard let kind = name.first, let row = Int64(name.dropFirst().prefix { $0 != "-" }) else { return nil }
    switch kind {
    case "a": return .answer(row)
    case "o": return .announcement(row)
    default: return nil
    }
  }
}
