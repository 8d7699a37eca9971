/// The SQL of the step "2 verifications": the history of verifications, of corrections with what they replaced, and
/// the closing of crises.
enum Schema2 {
  static let state = """
    CREATE TABLE verification (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      checks TEXT NOT NULL,
      grade TEXT,
      reason TEXT,
      previous TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX verification_of_report ON verification (crisis, report);
    CREATE INDEX verification_by_member ON verification (by);

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

    ALTER TABLE crisis ADD COLUMN closed_by INTEGER;
    ALTER TABLE crisis ADD COLUMN closed_seq INTEGER;
    ALTER TABLE crisis ADD COLUMN close_reason TEXT;
    ALTER TABLE crisis ADD COLUMN closed_from TEXT;
    """
}
