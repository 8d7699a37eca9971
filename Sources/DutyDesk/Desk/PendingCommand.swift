import CrisisCore
import Foundation

/// What Vigie asked back about, kept with the question until `!oui` or `!non`. The JSON is stored for ten minutes at most.
enum PendingCommand: Codable, Equatable {
  case activate(Activate)
  case deactivate(Deactivate, crisis: String)
  case swap(ShiftExchange)
  /// Whether the emergency services were told: either answer is recorded.
  case rescue([DistressReference])
  case erase(EraseRecord, crisis: String)
  /// For an account that nobody has seen.
  case role(ChangeRole)

  static let lifetime: Milliseconds = 10 * .minute

  var name: CommandName {
    switch self {
    case .activate: .activate
    case .deactivate: .deactivate
    case .swap: "swap"
    case .rescue: .distress
    case .erase: EraseRecord.spec.name
    case .role: "role"
    }
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  init(json: String) throws {
    self = try JSONDecoder().decode(PendingCommand.self, from: Data(json.utf8))
  }
}
