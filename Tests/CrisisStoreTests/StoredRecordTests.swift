import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

/// Tables that somebody else has written to.
@Suite struct StoredRecordTests {
  /// In a column, within a list and within JSON.
  static let strange = [
    "UPDATE claim SET end = 'sold'", "UPDATE verification SET outcome = 'guessed'",
    "UPDATE verification SET checks = 'date' || char(10) || 'smell'", "UPDATE authority SET kind = 'circus'",
    "INSERT OR REPLACE INTO authority_departement SELECT code, 0, '20' FROM authority",
  ]

  private func readAll(_ reader: some StoreQueries) throws -> [VerificationCheck] {
    _ = try reader.authorities()
    _ = try reader.unendedClaim(crisis: Sample.code, report: 1)
    _ = try reader.claim(try reader.db.value(Int64.self, "SELECT seq FROM claim") ?? 0)
    return try reader.verifications(crisis: Sample.code, report: 1).flatMap(\.checks).sorted {
      $0.rawValue < $1.rawValue
    }
  }

  @Test(arguments: strange)
  func aWordThatIsNotKnownIsAFault(_ sql: String) throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    try store.append(
      ReportClaimed(crisisCode: Sample.code, number: 1, by: 2, until: Sample.start + .hour),
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .verified),
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .refuted, checks: [.date, .place]))
    #expect(try store.read { try readAll($0) } == [.date, .place])
    try store.write { try $0.db.execute(sql: sql) }
    #expect {
      try store.read { try readAll($0) }
    } throws: { error in
      guard case .corrupt? = error as? StoreFault else { return false }
      return true
    }
  }
}
