import CrisisCore
import GRDB

extension Schema {
  /// The words of reports, for searches: without accents, each under the row of its report. They are taken in by the
  /// upkeep, so that filing a report writes no page for them; what is not in yet is looked at one by one.
  static let wordIndex = """
    CREATE VIRTUAL TABLE report_words USING fts5 (
      crisis,  -- its code as one word
      words, tokenize = 'unicode61 remove_diacritics 2', detail = column, columnsize = 0);
    -- Reports that are in otherwise than they are now.
    CREATE TABLE report_words_due (seq INTEGER PRIMARY KEY) STRICT;
    CREATE TRIGGER report_words_change AFTER UPDATE OF text, place, commune ON report
    BEGIN
      INSERT OR IGNORE INTO report_words_due VALUES (NEW.seq);
    END;
    CREATE TRIGGER report_words_go AFTER DELETE ON report
    BEGIN
      INSERT OR IGNORE INTO report_words_due VALUES (OLD.seq);
    END;
    """

  fileprivate static let words = {
    let all = ["text", "place", "commune", "handle"].map { "coalesce(\($0), '')" }.joined(separator: " || ' ' || ")
    return "replace(replace(\(all), 'œ', 'oe'), 'Œ', 'OE')"
  }()
}

extension StoreQueries {
  /// The last row whose words are in the index; 0: none is.
  fileprivate func lastIndexed() throws -> Int64 {
    try db.value(Int64.self, "SELECT max(id) FROM report_words_content") ?? 0
  }
}

/// Words as the index looks for them, and the reports that are not in it and have them.
struct WordMatch {
  /// Of a statement over `report` with six arguments before.
  static let condition = """

      AND (seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?7)
        AND seq NOT IN (SELECT seq FROM report_words_due) OR number IN (SELECT value FROM json_each(?8)))
    """

  var expression: String
  var others: [Int]

  init(of words: SearchWords, crisis: String, in records: some StoreQueries) throws {
    let all = words.beginnings.map { "\"\($0)\"*" }.joined(separator: " AND ")
    expression = "crisis : \"\(crisis.filter { $0 != "-" })\" AND words : (\(all))"
    let due: [Int] = try records.db.rows(
      """
      SELECT number FROM report
      WHERE +crisis = ? AND status <> 'cancelled' AND (seq > ? OR seq IN (SELECT seq FROM report_words_due))
      """, [crisis, records.lastIndexed()]
    ) { $0[0] }
    others = try due.compactMap { try records.report(crisis: crisis, number: $0) }.filter(words.areIn).map(\.number)
  }

  var arguments: [(any Bindable)?] { [expression, "[\(others.map(String.init).joined(separator: ","))]"] }
}

extension StoreQueries {
  /// The reports of a crisis that have these words, the latest first; those cancelled never.
  package func reports(ofCrisis crisis: String, having words: SearchWords, limit: Int) throws -> [Report] {
    let match = try WordMatch(of: words, crisis: crisis, in: self)
    let indexed: [Int] = try db.rows(
      """
      SELECT number FROM report_words CROSS JOIN report ON report.seq = report_words.rowid
      WHERE report_words MATCH ? AND status <> 'cancelled' AND report.seq NOT IN (SELECT seq FROM report_words_due)
      ORDER BY report_words.rowid DESC LIMIT ?
      """, [match.expression, limit]
    ) { $0[0] }
    return try (match.others + indexed).sorted(by: >).prefix(limit)
      .compactMap { try report(crisis: crisis, number: $0) }
  }
}

extension StoreTransaction {
  /// Takes the words of the next reports in, and those of reports that have changed.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package func indexWords(slice: Int = 2_000) throws -> Int {
    let last = try lastIndexed()
    try write("DELETE FROM report_words WHERE rowid IN (SELECT seq FROM report_words_due)")
    try write(
      """
      INSERT INTO report_words (rowid, crisis, words)
      SELECT seq, replace(crisis, '-', ''), \(Schema.words) FROM report
      WHERE seq IN (SELECT seq FROM report_words_due WHERE seq <= ?1)
        OR seq IN (SELECT seq FROM report WHERE seq > ?1 ORDER BY seq LIMIT ?2)
      """, [last, slice])
    let count = db.changesCount
    try write("DELETE FROM report_words_due")
    return count
  }
}

extension Store {
  /// Takes a slice of words in, where any are missing.
  package func indexWords() throws {
    let isBehind = try read { reader in
      try reader.db.value(
        Bool.self,
        "SELECT EXISTS (SELECT 1 FROM report WHERE seq > ?) OR EXISTS (SELECT 1 FROM report_words_due)",
        [reader.lastIndexed()]) ?? false
    }
    if isBehind { _ = try write { try $0.indexWords() } }
  }
}

extension Tables {
  /// Words that went leave the file for good: else the index would keep them until its parts are merged.
  func purgeWords() throws {
    try db.run("DELETE FROM report_words WHERE rowid IN (SELECT seq FROM report_words_due)")
    try db.run("INSERT INTO report_words (report_words) VALUES ('optimize')")
  }

  /// After a rebuild, which goes through all reports: none is in.
  func emptyWords() throws {
    try db.run("DELETE FROM report_words")
    try db.run("DELETE FROM report_words_due")
  }
}
