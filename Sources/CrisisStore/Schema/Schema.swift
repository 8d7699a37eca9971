/// The tables of a new store, a file a topic. What the columns mean to who reads them stands in `docs/data.md`.
///
/// Times are milliseconds since 1970 UTC; people are numbers of `member`. A commit writes whole pages, so what each report
/// changes stands on as few as it can: indexes of tables that every line writes begin with a stretch of row numbers.
enum Schema {
  static let all = [
    journal, members, crises, reports, wordIndex, verification, distress, watch, relays, questions,
    offers, digests, operations,
  ]
}
