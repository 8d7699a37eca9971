extension Schema {
  /// What people did with reports: claimed, verified, corrected, set aside.
  static let verification = """
    CREATE TABLE claim (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      by INTEGER NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      end TEXT,  -- released, expired, undone, replaced; NULL: in force while the report's status is claimed
      ended_at INTEGER,
      ended_by INTEGER,
      ended_seq INTEGER,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX claim_of_report ON claim (crisis, report);
    CREATE INDEX claim_by_member ON claim (by);
    CREATE INDEX claim_ended_by ON claim (ended_by) WHERE ended_by IS NOT NULL;

    CREATE TABLE verification (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      outcome TEXT NOT NULL,   -- verified, refuted, unverifiable
      checks TEXT NOT NULL,    -- what was looked at, one a line
      grade TEXT,
      reason TEXT,
      previous TEXT NOT NULL,  -- the report's status before
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX verification_of_report ON verification (crisis, report);
    CREATE INDEX verification_by_member ON verification (by);

    -- From `category` on: what the report held before.
    CREATE TABLE correction (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      category TEXT,
      urgency TEXT NOT NULL,
      people_at_risk INTEGER,
      observed_at INTEGER,
      text TEXT,
      place TEXT,
      commune TEXT,
      insee TEXT,
      lat REAL,
      lon REAL,
      place_precision TEXT,
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX correction_of_report ON correction (crisis, report);
    CREATE INDEX correction_by_member ON correction (by);

    CREATE TABLE settlement (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      status TEXT NOT NULL,    -- duplicate, superseded
      original INTEGER,        -- of which report it is a duplicate
      reason TEXT,
      previous TEXT NOT NULL,  -- the report's status before
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX settlement_of_report ON settlement (crisis, report);
    CREATE INDEX settlement_by_member ON settlement (by);
    """
}
