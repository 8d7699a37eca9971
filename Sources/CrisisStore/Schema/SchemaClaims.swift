/// The SQL of the step "claims and silences". Shipped: never changed.
enum SchemaClaims {
  static let state = """
    CREATE TABLE claim (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      by INTEGER NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      end TEXT,
      ended_at INTEGER,
      ended_by INTEGER,
      ended_seq INTEGER,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX claim_of_report ON claim (crisis, report);
    CREATE INDEX claim_by_member ON claim (by);
    CREATE INDEX claim_ended_by ON claim (ended_by) WHERE ended_by IS NOT NULL;
    CREATE INDEX report_claimed ON report (crisis, number) WHERE status = 'claimed';

    CREATE TABLE mute (
      member INTEGER NOT NULL,
      topic TEXT NOT NULL,
      PRIMARY KEY (member, topic)
    ) STRICT, WITHOUT ROWID;
    """
}
