import CrisisCore
import Foundation

/// The local day of a moment, as ISO 8601.
enum LocalDay {
  static func iso(_ moment: Milliseconds, _ zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day], from: Date(timeIntervalSince1970: Double(moment) / 1_000))
    func two(_ number: Int?) -> String {
      let number = number ?? 0
      return number < 10 ? "0\(number)" : "\(number)"
    }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }
}
