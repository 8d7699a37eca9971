import CrisisCore
import Foundation

/// Events as the JSON of the journal's payloads. What was once written is decoded for ever.
struct EventCodec {
  /// Made for what is not a plain report.
  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// The bytes of a payload: the salt first, then the event's fields by name.
  func encode(_ event: any Event, salt: String) throws -> [UInt8] {
    let fields = try fields(event)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(salt.utf8.count + fields.count + 16)
    bytes.append("{\"salt\":\"")
    bytes.append(salt)
    bytes.append(UInt8(ascii: "\""))
    if fields.count > 2 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: fields.dropFirst())
    return bytes
  }

  func fields(_ event: any Event) throws -> [UInt8] {
    if let event = event as? ReportFiled, event.hasFiniteCoordinates { return ReportFiledWriter(event).bytes }
    return Array(try encoder.encode(event))
  }

  private static let decoder = JSONDecoder()

  static func decode(kind: String, version: Int, payload: String, sequence: Int64) throws -> any Event {
    guard let type = EventRegistry.type(kind, version) else {
      throw StoreFault.newerEvent(kind: kind, version: version, sequence: sequence)
    }
    do {
      return try decoder.decode(type, from: Data(payload.utf8))
    } catch {
      throw StoreFault.unreadableEvent(sequence: sequence, reason: "not the JSON of \(kind)")
    }
  }
}

extension ReportFiled {
  /// JSON has no other numbers; the encoder refuses them.
  fileprivate var hasFiniteCoordinates: Bool {
    [place.latitude, place.longitude].allSatisfy { $0?.isFinite ?? true }
  }
}

extension Event {
  /// The event as JSON without salt: what an erasure keeps of one (`PayloadsErased.Row.remains`).
  package func remains() throws -> String { String(decoding: try EventCodec().fields(self), as: UTF8.self) }
}
