import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// Somebody's own shifts for their calendar (RFC 5545). Its times are UTC, so that no zone has to be explained: the
/// calendar shows them as its owner's clocks do, on the days too when those change.
package struct ShiftCalendar {
  private let speaker: Speaker
  /// `vigie.example.org`, by which a shift is called everywhere.
  private let host: String

  package init(book: Book, language: Language, zone: TimeZone, url: String) {
    speaker = Speaker(book, RenderContext(language, LocalClock(zone), now: 0))
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    host = String(url[start...].prefix { $0 != "/" && $0 != ":" })
  }

  package func bytes(_ shifts: [(shift: Shift, crisis: Crisis)]) -> [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vigie//\(host)//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:" + Self.escaped("Vigie, " + speaker.words(FeedKind.shifts.term)),
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    for (shift, crisis) in shifts { lines += event(shift, crisis) }
    lines.append("END:VCALENDAR")
    return lines.flatMap { Self.folded($0) }
  }

  private func event(_ shift: Shift, _ crisis: Crisis) -> [String] {
    let mark = crisis.nature == .real ? "" : speaker.words(crisis.nature.term).uppercased() + " "
    let title = speaker.words(.phrase(Texts.feeds.shift(crisis, nature: .real)))
    return [
      "BEGIN:VEVENT", "UID:\(crisis.code)-\(shift.number)@\(host)", "DTSTAMP:\(Self.moment(shift.plannedAt))",
      "DTSTART:\(Self.moment(shift.span.from))", "DTEND:\(Self.moment(shift.span.until))",
      "SUMMARY:" + Self.escaped(mark + title),
      "STATUS:" + (shift.status == .planned ? "TENTATIVE" : "CONFIRMED"), "TRANSP:OPAQUE", "END:VEVENT",
    ]
  }

  /// `20191124T031000Z`
  static func moment(_ moment: Milliseconds) -> String {
    let clock = LocalClock(.gmt)
    let second = (moment / .second) % 60
    return clock.isoDay(moment).replacing("-", with: "") + "T" + clock.isoTime(moment).replacing(":", with: "")
      + (second < 10 ? "0" : "") + "\(second)Z"
  }

  static func escaped(_ text: String) -> String {
    PageText.plain(text).unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// A line of 75 bytes at most, and what is left of it on lines that begin with a space; no letter is cut in two.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = 75
    for scalar in line.unicodeScalars {
      let letter = Array(String(scalar).utf8)
      if letter.count > room {
        bytes += "\r\n ".utf8
        room = 74
      }
      bytes += letter
      room -= letter.count
    }
    return bytes + [0x0D, 0x0A]
  }
}
