import CrisisCore
import Testing

@testable import CommandBook

@Suite struct TimeArgumentTests {
  private func scope(_ now: String) throws -> ReadingScope {
    ReadingScope(
      vocabulary: try Shipped.book().vocabulary, language: .french, clock: Clock.paris, now: try Clock.moment(now),
      commandCode: { _ in nil })
  }

  private func read(_ reader: any ArgumentReader, _ words: String, _ now: String) throws -> Reading? {
    let tokens = try Tokenizer(words[...], splitsText: false).tokens
    return try reader.read(tokens, at: 0, scope(now))
  }

  /// Words, now, and the moment meant (all local).
  static let past: [(String, String, String)] = [
    ("14h10", "2019-11-24 14:30", "2019-11-24 14:10"), ("23h50", "2019-11-24 00:10", "2019-11-23 23:50"),
    ("14 h 10", "2019-11-24 14:30", "2019-11-24 14:10"), ("14 h", "2019-11-24 14:30", "2019-11-24 14:00"),
    ("14h", "2019-11-24 14:30", "2019-11-24 14:00"), ("9h5", "2019-11-24 14:30", "2019-11-24 09:05"),
    ("0h", "2019-11-24 14:30", "2019-11-24 00:00"), ("24h", "2019-11-24 14:30", "2019-11-24 00:00"),
    ("minuit", "2019-11-24 14:30", "2019-11-24 00:00"), ("midi", "2019-11-24 14:30", "2019-11-24 12:00"),
    ("14h33", "2019-11-24 14:30", "2019-11-24 14:30"), ("14h36", "2019-11-24 14:30", "2019-11-23 14:36"),
    ("00h02", "2019-11-23 23:59", "2019-11-23 00:02"), ("hier 23h50", "2019-11-24 14:30", "2019-11-23 23:50"),
    ("23h50 hier", "2019-11-24 14:30", "2019-11-23 23:50"), ("dim 8h", "2019-11-24 14:30", "2019-11-24 08:00"),
    ("dim 15h", "2019-11-24 14:30", "2019-11-17 15:00"), ("lun 15h", "2019-11-24 14:30", "2019-11-18 15:00"),
    ("23/11 14h", "2019-11-24 14:30", "2019-11-23 14:00"), ("le 23/11 à 14h", "2019-11-24 14:30", "2019-11-23 14:00"),
    ("31/12 23h", "2020-01-02 10:00", "2019-12-31 23:00"), ("23/11/19 14:05", "2019-11-24 14:30", "2019-11-23 14:05"),
    ("2019-11-23 14:05", "2019-11-24 14:30", "2019-11-23 14:05"), ("1405", "2019-11-24 14:30", "2019-11-24 14:05"),
    ("2:05pm", "2019-11-24 14:30", "2019-11-24 14:05"), ("12am", "2019-11-24 14:30", "2019-11-24 00:00"),
    ("2h30", "2019-03-31 12:00", "2019-03-31 03:30"), ("23h30", "2019-10-27 00:10", "2019-10-26 23:30"),
  ]

  @Test(arguments: past)
  func theLatestPastMoment(_ words: String, _ now: String, _ meant: String) throws {
    let reading = try read(TimeArgument(sense: .past), words, now)
    #expect(reading?.value == .moment(try Clock.moment(meant)))
    #expect(reading?.count == words.split(separator: " ").count)
  }

  @Test(arguments: [
    ("16h", "2019-11-24 14:30", "2019-11-24 16:00"), ("14h", "2019-11-24 14:30", "2019-11-25 14:00"),
    ("demain 8h", "2019-11-24 14:30", "2019-11-25 08:00"), ("24h", "2019-11-24 14:30", "2019-11-25 00:00"),
    ("lundi 8h", "2019-11-24 14:30", "2019-11-25 08:00"), ("2/01 8h", "2019-12-30 10:00", "2020-01-02 08:00"),
  ])
  func theNextMoment(_ words: String, _ now: String, _ meant: String) throws {
    #expect(try read(TimeArgument(sense: .future), words, now)?.value == .moment(try Clock.moment(meant)))
  }

  @Test(arguments: [
    ("14h-18h", "2019-11-24 10:00", "2019-11-24 14:00", "2019-11-24 18:00"),
    ("14h-18h", "2019-11-24 15:00", "2019-11-24 14:00", "2019-11-24 18:00"),
    ("14h–18h", "2019-11-24 19:00", "2019-11-25 14:00", "2019-11-25 18:00"),
    ("22h-6h", "2019-11-24 10:00", "2019-11-24 22:00", "2019-11-25 06:00"),
    ("20h-24h", "2019-11-24 10:00", "2019-11-24 20:00", "2019-11-25 00:00"),
    ("demain 8h-12h30", "2019-11-24 10:00", "2019-11-25 08:00", "2019-11-25 12:30"),
    ("8h - 12h", "2019-11-24 07:00", "2019-11-24 08:00", "2019-11-24 12:00"),
    ("22h-6h", "2019-10-26 10:00", "2019-10-26 22:00", "2019-10-27 06:00"),
  ])
  func spans(_ words: String, _ now: String, _ from: String, _ to: String) throws {
    #expect(try read(SpanArgument(), words, now)?.value == .span(try Clock.moment(from), try Clock.moment(to)))
  }

  @Test func aSpanOverTheChangeOfClocksIsLonger() throws {
    guard case .span(let from, let to)? = try read(SpanArgument(), "22h-6h", "2019-10-26 10:00")?.value else {
      Issue.record("no span")
      return
    }
    #expect(to - from == 9 * .hour)
  }

  static let lengths: [(String, Milliseconds)] = [
    ("2h", 2 * .hour), ("45min", 45 * .minute), ("1h30", 90 * .minute), ("90 mn", 90 * .minute),
    ("3j", 3 * .day),
    ("2 heures", 2 * .hour),
  ]

  @Test(arguments: lengths)
  func durations(_ words: String, _ length: Milliseconds) throws {
    #expect(try read(DurationArgument(), words, "2019-11-24 10:00")?.value == .duration(length))
  }

  @Test(arguments: ["x", "1h75", "12", "2x", "h", "99999999999h"])
  func whatIsNoDuration(_ words: String) throws {
    #expect(try read(DurationArgument(), words, "2019-11-24 10:00") == nil)
  }

  @Test(arguments: ["63500", "2575", "14hx", "14:1", "Issoire", "dimanche", "12", "h10", ":10", "14:10:99x"])
  func whatIsNoTime(_ words: String) throws {
    #expect(try read(TimeArgument(sense: .past), words, "2019-11-24 10:00") == nil)
  }

  @Test(arguments: ["25h61", "24h10", "12:60", "25h", "13pm", "0:10pm"])
  func timesThatNoClockShows(_ words: String) {
    #expect(throws: Fault.self) { try read(TimeArgument(sense: .past), words, "2019-11-24 10:00") }
  }
}
