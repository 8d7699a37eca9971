import CommandBook
import CrisisCore
import Foundation

/// What Vigie asked back about, kept with the question until `!oui` or `!non`. The JSON is stored for ten minutes at most.
enum PendingCommand: Codable, Equatable {
  case activate(Activate)
  /// For a crisis that was open when it was asked for.
  case join(Activate, crisis: String)
  case deactivate(Deactivate, crisis: String)
  case ease(String?, crisis: String)
  case accept(AcceptOffer)
  case swap(ShiftExchange)
  /// Whether the emergency services were told: either answer is recorded.
  case rescue([DistressReference])
  case erase(EraseRecord, crisis: String)
  case eraseMember(EraseMember)
  /// For an account that nobody has seen.
  case role(ChangeRole)
  case assign(Assignment)
  case sector(SectorProposal)
  /// Of a crisis that a coordinator wants shown to everybody.
  case openMap(PublicMapProposal)
  /// What somebody who leaves a crisis still has there.
  case handBack(crisis: String)

  /// Whether it is asked about a distress of that number, in that crisis where one is named.
  func isAbout(_ report: Int, in crisis: String?) -> Bool {
    guard case .rescue(let references) = self else { return false }
    return references.contains { reference in
      reference.number == report
        && crisis.map { reference.crisis == $0 || reference.crisis.hasPrefix("\($0)-") } ?? true
    }
  }

  static let lifetime: Milliseconds = 10 * .minute

  var name: CommandName {
    switch self {
    case .activate, .join: .activate
    case .deactivate: .deactivate
    case .ease: .ease
    case .accept: .accept
    case .swap: "swap"
    case .rescue: .distress
    case .erase, .eraseMember: EraseRecord.spec.name
    case .role: "role"
    case .handBack: "leave"
    // The rights are those of who answers.
    case .assign: "claim"
    case .sector: "join"
    case .openMap: "map"
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

/// What stands behind `!oui` or `!non`: `2`, the number of a question, or `S3`, that of the distress that it is about.
struct QuestionNumber: Sendable, Equatable {
  var number: Int
  var isReport = false
}

extension QuestionNumber {
  init?(_ arguments: Arguments) {
    guard let (kind, number) = arguments.record("question") else { return nil }
    self.init(number: number, isReport: kind == "report")
  }
}
