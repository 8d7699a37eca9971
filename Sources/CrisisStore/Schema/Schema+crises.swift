extension Schema {
  /// The crises, what was changed of them, and notes.
  static let crises = """
    CREATE TABLE crisis (
      code TEXT PRIMARY KEY NOT NULL,
      title TEXT NOT NULL,
      hazard TEXT NOT NULL,
      status TEXT NOT NULL,
      nature TEXT NOT NULL,     -- real, exercise, test
      origin TEXT NOT NULL,
      requester TEXT NOT NULL,  -- code of the authority that asked
      agreement_signed TEXT,    -- the convention in force that day
      agreement_until TEXT,
      override_reason TEXT,     -- why a coordinator did without one
      opened_by INTEGER NOT NULL,
      opened_at INTEGER NOT NULL,
      closed_at INTEGER,
      seq INTEGER NOT NULL,     -- row of the journal that opened it
      closed_by INTEGER,
      closed_seq INTEGER,
      close_reason TEXT,
      cod_armed INTEGER,        -- 1 armed, 0 not, NULL nobody said
      cod_at INTEGER,
      hashtags TEXT,            -- one a line
      planned_end INTEGER,
      turned_at INTEGER,        -- the watch was eased, or taken up again
      turned_seq INTEGER,
      turned_next INTEGER,      -- when the next digest comes since
      archived_at INTEGER,
      foretold_at INTEGER,      -- the coordination was told that its words will go
      forgotten_seq INTEGER,    -- the row of the journal up to which they have gone
      forgotten INTEGER,        -- how many rows that were
      forgotten_at INTEGER,     -- none is left
      public_map TEXT           -- the end of its address, while it is open
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crisis_departement (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      position INTEGER NOT NULL,
      departement TEXT NOT NULL,
      PRIMARY KEY (crisis, position)
    ) STRICT, WITHOUT ROWID;

    -- Whose managers may see it.
    CREATE TABLE crisis_authority (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      authority TEXT NOT NULL,
      joined_at INTEGER,  -- when it asked for it too; NULL: it asked first, or somebody added it
      PRIMARY KEY (crisis, authority)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crisis_change (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      reason TEXT
    ) STRICT;
    CREATE INDEX crisis_change_of_crisis ON crisis_change (crisis);

    CREATE TABLE note (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      text TEXT NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Who takes part.
    CREATE TABLE participant (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      member INTEGER NOT NULL,
      joined_at INTEGER NOT NULL,
      sector TEXT,  -- the part of it that they see to
      PRIMARY KEY (crisis, member)
    ) STRICT, WITHOUT ROWID;
    """
}
