extension Schema {
  /// What managers ask the volunteers. (`question` is what Vigie asks back.)
  static let questions = """
    CREATE TABLE manager_question (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,  -- Q3 of its crisis; never used twice
      text TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      asked_by INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      reminded_at INTEGER,
      answered_at INTEGER,      -- the last time; NULL: no answer stands
      withdrawn INTEGER NOT NULL DEFAULT 0,
      followed_by INTEGER,      -- who sees to the answer
      followed_at INTEGER,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX manager_question_open ON manager_question (crisis, number)
      WHERE answered_at IS NULL AND withdrawn = 0;

    -- The answers that stand.
    CREATE TABLE manager_answer (
      crisis TEXT NOT NULL,
      question INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (crisis, question, seq)
    ) STRICT, WITHOUT ROWID;
    """
}
