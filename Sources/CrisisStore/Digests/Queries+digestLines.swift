import CrisisCore

extension StoreQueries {
  /// What was refuted or superseded behind a row of the journal, of what an earlier digest had given as verified: the
  /// journal's own order tells, so that a digest needs to keep no list. CROSS JOIN: the few ends first, then their reports.
  package func digestCorrections(crisis: String, after sequence: Int64) throws -> [DigestCorrection] {
    try db.records(
      """
      WITH judged(seq, report, status, reason) AS NOT MATERIALIZED (
        SELECT seq, report, outcome, reason FROM verification WHERE crisis = ?1
        UNION ALL SELECT seq, report, status, reason FROM settlement WHERE crisis = ?1),
      ends(seq, report, status, reason) AS (
        SELECT * FROM judged AS it WHERE seq > ?2 AND status IN ('refuted', 'superseded') AND 'verified' = (
          SELECT status FROM judged WHERE report = it.report AND seq < it.seq ORDER BY seq DESC LIMIT 1)),
      told(seq, digest) AS (
        SELECT ends.seq, (
          SELECT min(digest.number) FROM digest WHERE digest.crisis = ?1 AND digest.seq < ends.seq AND digest.seq > (
            SELECT max(verification.seq) FROM verification
            WHERE verification.crisis = ?1 AND verification.report = ends.report AND verification.seq < ends.seq
              AND verification.outcome = 'verified'))
        FROM ends)
      SELECT report.number, iif(report.insee IS NULL, NULL, report.commune) AS commune, report.text, report.category, ends.status,
        ends.reason, told.digest
      FROM ends CROSS JOIN told ON told.seq = ends.seq
        CROSS JOIN report ON report.crisis = ?1 AND report.number = ends.report AND report.status = ends.status
      WHERE told.digest IS NOT NULL
      GROUP BY report.number ORDER BY ends.seq
      """,
      [crisis, sequence])
  }

  /// Rumours to which something happened since, and those that nobody has settled: the most often reported first.
  package func digestRumours(crisis: String, touched: TouchedReports) throws -> [DigestRumour] {
    try db.records(
      """
      SELECT number, iif(insee IS NULL, NULL, commune) AS commune, text, status, people, received_at AS since,
        (SELECT member.name FROM verification JOIN member ON member.number = verification.by
          WHERE verification.crisis = ?1 AND verification.report = report.number
          ORDER BY seq DESC LIMIT 1) AS by,
        (SELECT at FROM verification
          WHERE verification.crisis = ?1 AND verification.report = report.number
          ORDER BY seq DESC LIMIT 1) AS at
      FROM report
      WHERE crisis = ?1 AND category = 'rumeur' AND status NOT IN ('cancelled', 'duplicate', 'superseded', 'out_of_scope', 'lifted')
        AND (status IN ('new', 'claimed') OR number > ?3 OR number IN (SELECT value FROM json_each(?2)))
      ORDER BY people DESC, number DESC LIMIT 30
      """,
      [crisis, touched.list, touched.known])
  }
}
