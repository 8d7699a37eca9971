/// The SQL of the step "distress": calls for help. Shipped: never changed.
enum SchemaDistress {
  static let state = """
    CREATE TABLE distress (
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      raised_at INTEGER NOT NULL,
      raised_by INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      repeated_at INTEGER,
      named INTEGER,
      received_at INTEGER,
      received_by INTEGER,
      received_for TEXT,
      received_seq INTEGER,
      cleared_at INTEGER,
      cleared_by INTEGER,
      clear_reason TEXT,
      cleared_seq INTEGER,
      rescue_told INTEGER,
      rescue_by INTEGER,
      rescue_at INTEGER,
      PRIMARY KEY (crisis, report),
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX distress_waiting ON distress (crisis, report) WHERE received_at IS NULL AND cleared_at IS NULL;
    CREATE INDEX distress_received_by ON distress (received_by) WHERE received_by IS NOT NULL;
    CREATE INDEX distress_cleared_by ON distress (cleared_by) WHERE cleared_by IS NOT NULL;
    """
}
