extension Schema {
  /// Shifts, how many people are needed, hand-overs and their notes.
  static let watch = """
    CREATE TABLE shift (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      member INTEGER NOT NULL,
      from_at INTEGER NOT NULL,   -- from when it is kept
      until_at INTEGER NOT NULL,  -- that moment not included
      planned_from INTEGER NOT NULL,
      status TEXT NOT NULL,
      planned_by INTEGER NOT NULL,
      planned_at INTEGER NOT NULL,
      arrived_at INTEGER,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE head_count (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      from_at INTEGER NOT NULL,
      until_at INTEGER,  -- NULL: from then on
      people INTEGER NOT NULL,
      set_by INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX head_count_of_crisis ON head_count (crisis);

    CREATE TABLE handover (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,       -- the time of the relief
      made_at INTEGER NOT NULL,  -- when it was said
      leaving TEXT NOT NULL,     -- members, one a line
      coming TEXT NOT NULL,
      open INTEGER NOT NULL,     -- reports that nobody had settled then
      urgent INTEGER NOT NULL,   -- the urgent ones among them
      received_by INTEGER,
      received_at INTEGER,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE handover_note (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      handover INTEGER,  -- with which it went; NULL: the next one
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX handover_note_of_crisis ON handover_note (crisis);
    """
}
