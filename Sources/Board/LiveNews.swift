import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import Synchronization

/// What one reader has not seen yet, as it is sent.
struct LiveNews: Sendable {
  /// The row of the journal up to which it goes.
  var last: Int64
  /// Events of the stream, in order.
  var events: [String] = []
  /// The reader has to read the page anew: too much has happened.
  var isTooMuch = false
}

/// What a stream is asked for.
struct LiveQuery: Sendable {
  var code: String
  /// Of the session.
  var hash: String
  var filter: DocumentFilter
  /// One report alone; nil: all that fit the filter.
  var report: Int?
  /// That something of this kind was done, and nothing else: `relay`, `question`, `watch`; nil: reports, as they are now.
  var about: String?
}

/// What many readers are sent alike is made once for each state of the records.
final class LiveCache: Sendable {
  struct Key: Hashable {
    var crisis: String
    var language: Language
    /// Of a report; nil: the head of the page.
    var report: Int?
    /// The rows that the page shows, as its address names them.
    var rows = ""
    /// The reader's commands, of which words may name no other; and whether people are named to them.
    var commands: Set<CommandName> = []
    var namesPeople = true
  }

  private let state = Mutex<(head: Int64, texts: [Key: String])>((0, [:]))

  func text(_ key: Key, at head: Int64, _ make: () throws -> String) rethrows -> String {
    if let text = state.withLock({ $0.head == head ? $0.texts[key] : nil }) { return text }
    let text = try make()
    state.withLock { state in
      if head > state.head { state = (head, [:]) }
      if head == state.head { state.texts[key] = text }
    }
    return text
  }
}

extension Board {
  /// As many acts are sent one by one.
  static let mostNews = 500

  /// What happened in a crisis after a row of the journal, as far as the reader may see it now.
  ///
  /// - Parameter isFirst: the head of the page is sent whatever happened.
  /// - Returns: nil where the session is over.
  func news(_ query: LiveQuery, after last: Int64, isFirst: Bool) throws -> LiveNews? {
    let now = clock()
    return try store.read { records in
      guard let session = try records.boardSession(hash: query.hash), session.crisis == query.code,
        let visitor = try reader.visitor(session, at: now, in: records)
      else { return nil }
      let head = try records.journalHead().sequence
      let acts = try records.news(ofCrisis: query.code, after: last, limit: Self.mostNews)
      var news = LiveNews(last: max(head, last))
      guard acts.count < Self.mostNews else {
        news.isTooMuch = true
        return news
      }
      let words = words(for: visitor)
      if let about = query.about {
        if let last = acts.last(where: { $0.kind == about }) {
          news.events = ["id: \(last.sequence)\nevent: changed\ndata: {}\n\n"]
        }
        return news
      }
      if query.report == nil, isFirst || !acts.isEmpty {
        news.events.append(try standing(of: visitor, words, at: head, in: records))
      }
      var seen: Set<Int> = []
      // Each report once, by the last of what was done to it, in the order of that.
      let changed = acts.reversed().filter { act in
        act.report.map { (query.report ?? $0) == $0 && seen.insert($0).inserted } ?? false
      }.reversed()
      for act in changed {
        guard let number = act.report else { continue }
        news.events.append(
          try row(number, at: act.sequence, query, visitor, words, head: head, in: records))
      }
      return news
    }
  }

  /// Calls for help, and how the crisis stands.
  private func standing(
    of visitor: BoardVisitor, _ words: PageWords, at head: Int64, in records: StoreReader
  ) throws -> String {
    let key = LiveCache.Key(
      crisis: visitor.crisis.code, language: words.context.language, commands: visitor.commands,
      namesPeople: visitor.member.has(.volunteer))
    return try cache.text(key, at: head) {
      let view = try reader.standing(for: visitor, at: words.context.now, in: records)
      let values = StandingValues(
        html: pages.standing(words, view, in: visitor.crisis.code),
        alarm: view.distress.map { Pages.plain(words.say($0)) }.joined(separator: " "),
        made: words.say(Texts.board.made(words.context.now)))
      return Self.event("standing", values)
    }
  }

  private func row(
    _ number: Int, at sequence: Int64, _ query: LiveQuery, _ visitor: BoardVisitor, _ words: PageWords, head: Int64,
    in records: StoreReader
  ) throws -> String {
    let key = LiveCache.Key(
      crisis: query.code, language: words.context.language, report: number, rows: query.filter.rows(of: visitor))
    let text = try cache.text(key, at: head) {
      let selection = query.filter.selection(for: visitor) { reader.place($0, in: visitor.crisis) }
      let isOnPage = query.filter.before.map { number < $0 } ?? true
      let found = isOnPage ? try records.exportedReports(selection, before: number + 1, limit: 1).first : nil
      guard let found, found.report.number == number else { return Self.event("gone", GoneValues(number: number)) }
      let values = RowValues(
        number: number, html: pages.reportRow(words, found, visitor.crisis),
        say: Pages.plain(words.say(found.report.listStatement(nature: found.report.nature(in: visitor.crisis.nature)))))
      return Self.event("row", values)
    }
    return "id: \(sequence)\n\(text)"
  }

  private struct StandingValues: Encodable {
    var html: String
    var alarm: String
    var made: String
  }

  private struct RowValues: Encodable {
    var number: Int
    var html: String
    var say: String
  }

  private struct GoneValues: Encodable { var number: Int }

  private static func event(_ name: String, _ values: some Encodable) -> String {
    let data = (try? JSONEncoder().encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return "event: \(name)\ndata: \(data)\n\n"
  }
}
