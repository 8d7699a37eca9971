extension Schema {
  /// The digests that were issued, and how often they come.
  static let digests = """
    CREATE TABLE digest (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER NOT NULL,
      due_at INTEGER,              -- NULL: somebody asked for it
      next_at INTEGER,             -- when it says that the next one comes
      total INTEGER NOT NULL,      -- reports of the crisis at that time
      head TEXT NOT NULL,          -- the eight digits of the journal's head that it prints
      issued_by INTEGER NOT NULL,
      text TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;

    -- What somebody decided; without a row it is as the configuration says.
    CREATE TABLE digest_period (
      crisis TEXT PRIMARY KEY NOT NULL REFERENCES crisis (code),
      every INTEGER,               -- milliseconds; NULL: no more
      next_at INTEGER,
      set_by INTEGER NOT NULL,
      set_at INTEGER NOT NULL,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
