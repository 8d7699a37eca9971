import CommandBook
import CrisisCore
import Foundation
import Synchronization

/// The clock of a rehearsal: it starts at a chosen moment, runs like any other or stands still, and can be moved on.
final class RehearsalClock: Sendable {
  private let ahead: Mutex<Milliseconds>
  private let system: @Sendable () -> Milliseconds

  private static let still: @Sendable () -> Milliseconds = { 0 }

  init(
    at moment: Milliseconds, standsStill: Bool = false, system: @escaping @Sendable () -> Milliseconds = Bot.systemClock
  ) {
    self.system = standsStill ? Self.still : system
    ahead = Mutex(moment - (standsStill ? 0 : system()))
  }

  var now: Milliseconds { system() + ahead.withLock { $0 } }

  /// To hand to whatever asks for a clock.
  var reading: @Sendable () -> Milliseconds { { [self] in now } }

  func set(_ moment: Milliseconds) { ahead.withLock { $0 = moment - system() } }

  /// A local time as typed: `2019-11-24T03:10` (with `again` behind it, the second of the two that are alike where the
  /// clocks are put back) or, of the day that it is, `14h10`, `14:10`; one that is past is tomorrow's. nil: it is no time.
  static func moment(_ text: String, after now: Milliseconds?, in zone: TimeZone) -> Milliseconds? {
    let clock = LocalClock(zone)
    if let match = text.wholeMatch(of: #/(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})( again)?/#) {
      guard let year = Int(match.1), let month = Int(match.2), let date = Int(match.3), let hour = Int(match.4),
        let minute = Int(match.5), hour < 24, minute < 60,
        let day = LocalClock.day(year: year, month: month, day: date)
      else { return nil }
      return clock.moment(day: day, minute: hour * 60 + minute) + (match.6 == nil ? 0 : .hour)
    }
    guard let now, let match = text.wholeMatch(of: #/(\d{1,2})[h:](\d{2})/#), let hour = Int(match.1),
      let minute = Int(match.2), hour < 24, minute < 60
    else { return nil }
    let today = clock.reading(now).day
    let moment = clock.moment(day: today, minute: hour * 60 + minute)
    return moment + .minute > now ? moment : clock.moment(day: today + 1, minute: hour * 60 + minute)
  }
}
