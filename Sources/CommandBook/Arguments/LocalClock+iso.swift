import CrisisCore

extension LocalClock {
  /// The local day, `2019-11-24`.
  package func isoDay(_ moment: Milliseconds) -> String {
    let date = Self.date(ofDay: reading(moment).day)
    return "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))"
  }

  /// The local time of day, `14:10`.
  package func isoTime(_ moment: Milliseconds) -> String {
    let minute = reading(moment).minute
    return "\(Self.two(minute / 60)):\(Self.two(minute % 60))"
  }

  /// The moment, with what the place is ahead of UTC: `2019-11-24T14:10:00+01:00`.
  package func iso(_ moment: Milliseconds) -> String {
    let offset = offset(at: moment) / .minute
    let second = ((moment / .second) % 60 + 60) % 60
    let (hours, minutes) = (Int(abs(offset) / 60), Int(abs(offset) % 60))
    return "\(isoDay(moment))T\(isoTime(moment)):\(Self.two(Int(second)))"
      + "\(offset < 0 ? "-" : "+")\(Self.two(hours)):\(Self.two(minutes))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
