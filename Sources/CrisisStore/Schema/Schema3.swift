/// The SQL of the step "3 digests". Shipped: never changed.
enum Schema3 {
  static let digests = """
    CREATE TABLE digest (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER NOT NULL,
      due_at INTEGER,
      next_at INTEGER,
      total INTEGER NOT NULL,
      head TEXT NOT NULL,
      issued_by INTEGER NOT NULL,
      text TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE digest_period (
      crisis TEXT PRIMARY KEY NOT NULL REFERENCES crisis (code),
      every INTEGER,
      next_at INTEGER,
      set_by INTEGER NOT NULL,
      set_at INTEGER NOT NULL,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
