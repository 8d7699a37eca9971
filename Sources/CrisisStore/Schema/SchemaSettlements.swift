/// The SQL of the step "settlements and questions": doubles, overtaken reports, what managers ask. Shipped: never changed.
enum SchemaSettlements {
  static let state = """
    CREATE TABLE settlement (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      status TEXT NOT NULL,
      original INTEGER,
      reason TEXT,
      previous TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX settlement_of_report ON settlement (crisis, report);
    CREATE INDEX settlement_by_member ON settlement (by);
    -- A digest tells the most often reported ones.
    CREATE INDEX report_rumours ON report (crisis, people, number) WHERE category = 'rumeur';

    CREATE TABLE manager_question (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      text TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      asked_by INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      reminded_at INTEGER,
      answer TEXT,
      answered_at INTEGER,
      answered_by INTEGER,
      answer_seq INTEGER,
      withdrawn INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX manager_question_asked_by ON manager_question (asked_by);
    CREATE INDEX manager_question_answered_by ON manager_question (answered_by) WHERE answered_by IS NOT NULL;
    CREATE INDEX manager_question_open ON manager_question (crisis, number)
      WHERE answered_at IS NULL AND withdrawn = 0;
    """
}
