import CrisisCore
import Foundation

extension WatchEvent {
  static func decode(_ kind: EventKind, _ data: Data, _ decoder: JSONDecoder) throws -> WatchEvent {
    switch kind {
    case .shiftsPlanned: .planned(try decoder.decode(ShiftsPlanned.self, from: data))
    case .shiftsConfirmed: .confirmed(try decoder.decode(ShiftsConfirmed.self, from: data))
    case .shiftArrived: .arrived(try decoder.decode(ShiftArrived.self, from: data))
    case .shiftLeft: .left(try decoder.decode(ShiftLeft.self, from: data))
    case .shiftAbsent: .absent(try decoder.decode(ShiftAbsent.self, from: data))
    case .shiftReplaced: .replaced(try decoder.decode(ShiftReplaced.self, from: data))
    case .shiftsSwapped: .swapped(try decoder.decode(ShiftsSwapped.self, from: data))
    case .headCountSet: .headCount(try decoder.decode(HeadCountSet.self, from: data))
    case .handoverMade: .handedOver(try decoder.decode(HandoverMade.self, from: data))
    case .handoverNoted: .noted(try decoder.decode(HandoverNoted.self, from: data))
    case .handoverReceived: .received(try decoder.decode(HandoverReceived.self, from: data))
    case .watchActUndone: .undone(try decoder.decode(WatchActUndone.self, from: data))
    default: throw StoreFault.newerEvent(kind: kind.rawValue, version: 1, sequence: 0)
    }
  }
}
