import CrisisCore
import Foundation

/// The time of day at a place: moments to days and minutes, and back.
package struct LocalClock: Sendable, Equatable {
  package let zone: TimeZone
  private let recent = RecentOffsets()

  package init(_ zone: TimeZone) { self.zone = zone }

  package static func == (left: LocalClock, right: LocalClock) -> Bool { left.zone == right.zone }

  /// What is ahead of UTC at a moment, in milliseconds.
  package func offset(at moment: Milliseconds) -> Milliseconds {
    guard moment >= RecentOffsets.start else { return askedOffset(at: moment) }
    return recent.offset(ofQuarter: moment / RecentOffsets.quarter) { askedOffset(at: moment) }
  }

  /// The zone's own word, which costs microseconds.
  private func askedOffset(at moment: Milliseconds) -> Milliseconds {
    let second = moment >= 0 ? moment / 1000 : (moment - 999) / 1000
    return Milliseconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))) * 1000
  }

  /// The local day, counted from 1970-01-01, and the minute of that day.
  package func reading(_ moment: Milliseconds) -> (day: Int, minute: Int) {
    let local = moment + offset(at: moment)
    let day = local >= 0 ? local / .day : (local - .day + 1) / .day
    return (Int(day), Int((local - day * .day) / .minute))
  }

  /// The time of day as `07:05`; of two that are alike, the second as `02:05 again`.
  package func timeOfDay(_ moment: Milliseconds) -> String {
    let (day, minute) = reading(moment)
    let digits = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return moment - self.moment(day: day, minute: minute) < .hour ? digits : digits + " again"
  }

  /// The moment of a local minute of a day (1440: midnight at its end). A minute that the clocks skip moves forward by
  /// as much; of one that they show twice, the first.
  package func moment(day: Int, minute: Int) -> Milliseconds { moments(day: day, minute: minute).first }

  /// The same, of a minute that the clocks show twice the second where that is no later than a moment.
  func moment(day: Int, minute: Int, upTo latest: Milliseconds) -> Milliseconds {
    let moments = moments(day: day, minute: minute)
    return moments.second <= latest ? moments.second : moments.first
  }

  private func moments(day: Int, minute: Int) -> (first: Milliseconds, second: Milliseconds) {
    let local = Milliseconds(day) * .day + Milliseconds(minute) * .minute
    let before = offset(at: local - .day)
    let after = offset(at: local + .day)
    guard before != after else { return (local - before, local - before) }
    let early = local - before
    let late = local - after
    let candidates = [early, late].filter { $0 + offset(at: $0) == local }
    return (candidates.min() ?? early, candidates.max() ?? early)
  }

  /// The same time of day some days later, or earlier, whatever the clocks did meanwhile.
  package func moment(_ days: Int, daysAfter moment: Milliseconds) -> Milliseconds {
    let (day, minute) = reading(moment)
    return self.moment(day: day + days, minute: minute)
  }

  /// A span as somebody would type it now: `5h-6h`, `5h30-6h`, `25/11 2h-4h`. A very long one is cut to four hours.
  package func typed(_ span: TimeSpan, now: Milliseconds) -> String {
    let long = span.until - span.from > 12 * .hour
    let span = long ? TimeSpan(span.from, span.from + 4 * .hour) : span
    let (first, last, today) = (reading(span.from), reading(span.until), reading(now).day)
    func hour(_ minute: Int) -> String {
      "\(minute / 60)h" + (minute % 60 == 0 ? "" : minute % 60 < 10 ? "0\(minute % 60)" : "\(minute % 60)")
    }
    let hours = "\(hour(first.minute))-\(hour(last.minute))"
    // Without a day, the next such stretch that is not over is meant.
    let isOverToday = moment(day: today + last.day - first.day, minute: last.minute) <= now
    if first.day == (isOverToday ? today + 1 : today) { return hours }
    let date = Self.date(ofDay: first.day)
    return "\(date.day)/\(date.month < 10 ? "0" : "")\(date.month) \(hours)"
  }

  /// Whether the clocks are changed within the hours around a moment, so that a time of day alone may mislead.
  package func isNearChange(_ moment: Milliseconds) -> Bool {
    offset(at: moment - 2 * .hour) != offset(at: moment + 2 * .hour)
  }

  /// Days from 1970-01-01; nil: there is no such day.
  ///
  /// Proleptic Gregorian days; the count of days from the civil calendar goes by eras of 400 years.
  package static func day(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), (1...length(ofMonth: month, year: year)).contains(day) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Monday is 1, Sunday 7.
  static func weekday(ofDay day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
