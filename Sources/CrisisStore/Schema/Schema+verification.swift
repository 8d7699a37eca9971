extension Schema {
  /// What people did with reports: claimed, verified, set aside, passed on.
  static let verification = """
    CREATE TABLE claim (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      by INTEGER NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      end TEXT,  -- released, expired, replaced; NULL: in force while the report's status is claimed
      ended_at INTEGER,
      ended_by INTEGER,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX claim_of_report ON claim (crisis, report);

    CREATE TABLE verification (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      outcome TEXT NOT NULL,  -- verified, refuted, unverifiable, out_of_scope
      checks TEXT NOT NULL,   -- what was looked at, one a line
      grade TEXT,
      reason TEXT,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX verification_of_report ON verification (crisis, report);

    CREATE TABLE settlement (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      status TEXT NOT NULL,  -- duplicate, superseded
      original INTEGER,  -- of which report it is a duplicate
      reason TEXT,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX settlement_of_report ON settlement (crisis, report);
    CREATE INDEX settlement_of_original ON settlement (crisis, original) WHERE original IS NOT NULL;

    CREATE TABLE escalation (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      status TEXT NOT NULL,  -- of the report, as it was told
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX escalation_of_report ON escalation (crisis, report);
    """
}
