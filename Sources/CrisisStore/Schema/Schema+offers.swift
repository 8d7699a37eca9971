extension Schema {
  /// What volunteers saw, for which the team's support is offered to authorities.
  static let offers = """
    CREATE TABLE offer (
      number INTEGER PRIMARY KEY,  -- P12, over the whole store; never used twice
      departement TEXT NOT NULL,
      hazard TEXT NOT NULL,
      nature TEXT NOT NULL,
      text TEXT,
      link TEXT,
      made_at INTEGER NOT NULL,
      made_by INTEGER NOT NULL,
      status TEXT NOT NULL,        -- offered, passed, accepted, declined, expired, withdrawn
      passed_at INTEGER,
      is_read INTEGER NOT NULL DEFAULT 0,
      asked TEXT NOT NULL DEFAULT '[]',  -- JSON: codes of the authorities
      crisis TEXT,                 -- code of the crisis that came of it
      authority TEXT,              -- that accepted it
      decided_at INTEGER,
      decided_by INTEGER,
      reason TEXT,
      has_words INTEGER NOT NULL   -- 0: they are erased
    ) STRICT;
    CREATE INDEX offer_retained ON offer (number) WHERE has_words = 1 AND status NOT IN ('offered', 'passed');
    CREATE INDEX offer_of_crisis ON offer (crisis) WHERE crisis IS NOT NULL;
    CREATE INDEX offer_open ON offer (number) WHERE status IN ('offered', 'passed');

    -- Others who offered the same.
    CREATE TABLE offer_support (
      offer INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      text TEXT,
      link TEXT,
      PRIMARY KEY (offer, seq)
    ) STRICT, WITHOUT ROWID;

    -- Authorities that declined.
    CREATE TABLE offer_refusal (
      offer INTEGER NOT NULL,
      authority TEXT NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (offer, authority)
    ) STRICT, WITHOUT ROWID;
    """
}
