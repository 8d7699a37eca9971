extension Schema {
  /// The reports that are calls for help.
  static let distress = """
    CREATE TABLE distress (
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      raised_at INTEGER NOT NULL,
      raised_by INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      real INTEGER,         -- 1: meant for real, in an exercise
      repeated_at INTEGER,
      named INTEGER,        -- which coordinator was told to telephone
      received_at INTEGER,
      received_by INTEGER,
      received_for TEXT,    -- for which authority; NULL: a coordinator
      received_seq INTEGER,
      cleared_at INTEGER,
      cleared_by INTEGER,
      clear_reason TEXT,
      cleared_seq INTEGER,
      rescue_told INTEGER,  -- whether the emergency services know: 1, 0, NULL unknown
      rescue_by INTEGER,
      rescue_at INTEGER,
      PRIMARY KEY (crisis, report),
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX distress_open ON distress (seq) WHERE cleared_at IS NULL;
    CREATE INDEX distress_waiting ON distress (crisis, report) WHERE received_at IS NULL AND cleared_at IS NULL;
    """
}
