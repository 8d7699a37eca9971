extension Schema {
  /// What the team's own accounts tell the public, account by account, and all that was done to it.
  static let relays = """
    CREATE TABLE relay (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,  -- R9 of its crisis; never used twice
      kind TEXT NOT NULL,
      status TEXT NOT NULL,
      text TEXT NOT NULL,
      source TEXT NOT NULL,     -- the official address
      authority TEXT,           -- whose address it is
      beneficiary TEXT,         -- for whom an appeal is
      report INTEGER,           -- the report that it denies
      corrects INTEGER,         -- the relay whose place it takes once it is approved
      corrected_by INTEGER,     -- the one that has taken its place
      written_by INTEGER NOT NULL,
      written_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      approved_by INTEGER,
      approved_at INTEGER,
      approved_seq INTEGER,
      end_reason TEXT,
      draft_reminders INTEGER NOT NULL DEFAULT 0,     -- how many are over
      approved_reminders INTEGER NOT NULL DEFAULT 0,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX relay_live ON relay (status) WHERE status IN ('draft', 'approved', 'published', 'failed');

    CREATE TABLE relay_publication (
      crisis TEXT NOT NULL,
      relay INTEGER NOT NULL,
      position INTEGER NOT NULL,      -- of the account in the configuration
      account TEXT NOT NULL,
      network TEXT NOT NULL,
      text TEXT NOT NULL,             -- all that is posted
      length INTEGER NOT NULL,        -- as the network counts
      length_limit INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'planned',
      url TEXT,
      at INTEGER,
      by INTEGER,
      reason TEXT,                    -- why it failed
      ours INTEGER NOT NULL DEFAULT 0,  -- 1: Vigie posts it, and takes it away
      PRIMARY KEY (crisis, relay, position),
      FOREIGN KEY (crisis, relay) REFERENCES relay (crisis, number)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX relay_publication_ours ON relay_publication (crisis, relay)
      WHERE ours = 1 AND state IN ('planned', 'published');

    -- One row while Vigie posts nothing.
    CREATE TABLE posting_suspension (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE relay_act (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      relay INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      deed TEXT NOT NULL,
      account TEXT,
      url TEXT,
      reason TEXT,
      FOREIGN KEY (crisis, relay) REFERENCES relay (crisis, number)
    ) STRICT;
    CREATE INDEX relay_act_of_relay ON relay_act (crisis, relay);
    """
}
