import CrisisCore
import CrisisStore

/// What each person has kept of the watch: shifts to which they came, to the end of the mission at most, the same hour
/// counted once. Lengths are differences of moments, whatever the clocks showed.
struct HoursOfWatch {
  struct Person {
    var name: String
    /// In order.
    var spans: [TimeSpan]

    var length: Milliseconds { spans.reduce(0) { $0 + $1.until - $1.from } }
  }

  let export: CrisisExport

  /// Who kept it longest first.
  func people() throws -> [Person] {
    let crisis = export.crisis
    let people: [Person] = try export.store.read { records in
      let shifts = try records.shifts(crisis: crisis.code).filter { $0.arrivedAt != nil && $0.status.counts }
      // Two accounts that were joined are one person.
      let now = Dictionary(
        try records.members().flatMap { member in member.formerNumbers.map { ($0, member.number) } },
        uniquingKeysWith: { first, _ in first })
      return try Dictionary(grouping: shifts) { now[$0.member] ?? $0.member }.map { member, own in
        let spans = own.map { TimeSpan($0.span.from, min($0.span.until, crisis.closedAt ?? export.now)) }
        return Person(name: try records.member(number: member)?.name ?? "?", spans: TimeSpan.merged(spans))
      }
    }
    return people.filter { $0.length > 0 }.sorted { ($1.length, $0.name) < ($0.length, $1.name) }
  }

  /// One row a person, with a sentence for a certificate.
  ///
  /// - Returns: how many people there are.
  func write(to put: ([UInt8]) throws -> Void) throws -> Int {
    let (words, crisis) = (export.words, export.crisis)
    let heads: [ExportHeading] = [.person, .hoursFrom, .hoursUntil, .hoursShifts, .hoursMinutes, .hoursCertificate]
    let rows = DelimitedReports(names: heads.map { words.say($0) }, separator: ";", hasMark: true) { _ in [] }
    try put(rows.head)
    let people = try people()
    for person in people {
      guard let first = person.spans.first, let last = person.spans.last else { continue }
      let certificate = Texts.exports.certificate(
        person.name, person.length, crisis, words.clock.isoDay(first.from), words.clock.isoDay(last.until),
        crisis.nature != .real)
      try put(
        rows.row([
          .text(person.name), .text(words.minute(first.from)), .text(words.minute(last.until)),
          .number(person.spans.count), .number(Int((person.length + .minute / 2) / .minute)),
          .text(words.say(certificate)),
        ]))
    }
    return people.count
  }
}
