import CommandBook
import CrisisCore
import CrisisStore
import Foundation

/// Digests read from the records, whether to be issued or for one person.
extension LineProcessor {
  /// What a digest of a crisis would say now.
  ///
  /// - Parameters:
  ///   - due: when it was to come; nil: somebody asks.
  ///   - isIssued: to be numbered, and followed by the next; else it says when that is due already.
  ///   - isForManagers: with what they asked; volunteers read the rest.
  func draft(
    of crisis: Crisis, due: Milliseconds? = nil, isIssued: Bool, isForManagers: Bool = true,
    in records: some StoreQueries
  ) throws -> DigestDraft {
    let last = try records.lastDigest(crisis: crisis.code)
    let from = last?.to ?? crisis.openedAt
    // A clock that was set back makes no period end before it begins.
    let to = max(now, from)
    let planned = try nextDigest(of: crisis, in: records)
    let every = try digestEvery(of: crisis, in: records)
    let next = isIssued ? try every.map { try nextSlot(every: $0, after: to, of: crisis, in: records) } : planned
    let touched = try records.touchedReports(crisis: crisis.code, after: last?.sequence ?? 0)
    var content = try records.digestContent(crisis: crisis.code, touched: touched)
    content.relays = try relays(of: crisis, after: last?.sequence ?? 0, isIssued: isIssued, in: records)
    content.corrections = try records.digestCorrections(crisis: crisis.code, after: last?.sequence ?? 0)
    content.escalations = try records.escalations(crisis: crisis.code, after: last?.sequence ?? 0)
    let denials = content.relays
    content.rumours = try records.digestRumours(crisis: crisis.code, touched: touched).map { rumour in
      var rumour = rumour
      rumour.denial = denials.denial(ofReport: rumour.number)
      return rumour
    }
    if isForManagers {
      content.questions = try records.managerQuestions(crisis: crisis.code, after: last?.sequence ?? 0)
    }
    let number = (last?.number ?? 0) + 1
    let late = due.flatMap { now - $0 > DigestRules.lateness ? $0 : nil }
    let head = try records.journalHead().short
    let frame = frame(
      number: isIssued ? number : nil, from, to, previous: last.map { ($0.number, $0.total) }, next: next, late: late,
      head: head)
    var composition = DigestComposition(
      crisis: crisis, frame: frame, content: content,
      hasNews: !touched.isEmpty && (content.total > 0 || last?.total ?? 0 > 0) || content.relays.hasNews)
    composition.watch = try watchSummary(of: crisis, in: records)
    return DigestDraft(number: number, from: from, to: to, next: next, head: head, composition: composition)
  }

  /// When a digest follows one that leaves now: at a round time, or a little after it where those of others leave then.
  func nextSlot(
    every: Milliseconds, after moment: Milliseconds, of crisis: Crisis, in records: some StoreQueries
  ) throws -> Milliseconds {
    let others = try records.openCrises().filter { $0.code != crisis.code }
    return DigestRules.staggered(
      DigestSlots(clock: clock, every: every).next(after: moment), every: every,
      among: try others.compactMap { try nextDigest(of: $0, in: records) })
  }

  /// When the next digest of a crisis is due; nil: none is.
  func nextDigest(of crisis: Crisis, in records: some StoreQueries) throws -> Milliseconds? {
    guard crisis.status.isOpen else { return nil }
    return DigestRules.due(
      crisis, last: try records.lastDigest(crisis: crisis.code), period: try records.digestPeriod(crisis: crisis.code),
      every: try digestEvery(of: crisis, in: records), firstWithin: settings.digest.firstWithin
    ) { DigestSlots(clock: clock, every: $0).next(after: $1) }
  }

  /// How often the digests of a crisis come; nil: not of themselves.
  func digestEvery(of crisis: Crisis, in records: some StoreQueries) throws -> Milliseconds? {
    DigestRules.every(
      try records.digestPeriod(crisis: crisis.code), of: crisis, usual: settings.digest.every,
      eased: settings.eased.digestEvery)
  }

  /// What happened to the reports of a crisis in the last hours.
  func recent(_ crisis: Crisis, _ length: Milliseconds, in records: some StoreQueries) throws -> [Statement] {
    let from = now - length
    let touched = try records.touchedReports(
      crisis: crisis.code, after: records.journalSequence(before: from))
    let content = try records.digestContent(crisis: crisis.code, touched: touched, touchedOnly: true)
    let frame = frame(
      number: nil, from, now, previous: nil, next: nil, late: nil, head: try records.journalHead().short)
    var composition = DigestComposition(crisis: crisis, frame: frame, content: content, hasNews: content.total > 0)
    composition.watch = try watchSummary(of: crisis, in: records)
    return composition.lines(ofTheLast: length)
  }

  private func frame(
    number: Int?, _ from: Milliseconds, _ to: Milliseconds, previous: (number: Int, total: Int)?, next: Milliseconds?,
    late: Milliseconds?, head: String
  ) -> DigestFrame {
    let day = clock.reading(to).day
    let date = LocalDay.iso(to, settings.zone).split(separator: "-")
    let weekdays = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"]
    return DigestFrame(
      number: number, from: from, to: to, weekday: "day.\(weekdays[((day % 7) + 7) % 7])",
      date: date.count == 3 ? "\(date[2])/\(date[1])" : "", beginsEarlier: clock.reading(from).day != day,
      previous: previous, next: next, late: late, head: head)
  }
}
