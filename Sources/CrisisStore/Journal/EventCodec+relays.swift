import CrisisCore
import Foundation

extension EventCodec {
  static func relay(_ kind: EventKind, _ data: Data, _ decoder: JSONDecoder) throws -> RelayEvent {
    switch kind {
    case .relayDrafted: .drafted(try decoder.decode(RelayDrafted.self, from: data))
    case .relayApproved: .approved(try decoder.decode(RelayApproved.self, from: data))
    case .relayRejected: .rejected(try decoder.decode(RelayRejected.self, from: data))
    case .relayPublished: .published(try decoder.decode(RelayPublished.self, from: data))
    case .relayFailed: .failed(try decoder.decode(RelayFailed.self, from: data))
    case .relayWithdrawn: .withdrawn(try decoder.decode(RelayWithdrawn.self, from: data))
    case .relayExpired: .expired(try decoder.decode(RelayExpired.self, from: data))
    case .relayReminded: .reminded(try decoder.decode(RelayReminded.self, from: data))
    case .relayUndone: .undone(try decoder.decode(RelayUndone.self, from: data))
    default: throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no event of a relay"))
    }
  }
}
