/// The SQL of the step "relays": what the team's own accounts tell the public, account by account, and all that was done
/// to it. Shipped: never changed.
enum SchemaRelays {
  static let relays = """
    CREATE TABLE relay (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      status TEXT NOT NULL,
      text TEXT NOT NULL,
      source TEXT NOT NULL,
      authority TEXT,
      beneficiary TEXT,
      report INTEGER,
      written_by INTEGER NOT NULL,
      written_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      approved_by INTEGER,
      approved_at INTEGER,
      approved_seq INTEGER,
      end_reason TEXT,
      draft_reminders INTEGER NOT NULL DEFAULT 0,
      approved_reminders INTEGER NOT NULL DEFAULT 0,
      seq INTEGER NOT NULL,
      PRIMARY KEY (crisis, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX relay_live ON relay (status) WHERE status IN ('draft', 'approved', 'published', 'failed');

    CREATE TABLE relay_publication (
      crisis TEXT NOT NULL,
      relay INTEGER NOT NULL,
      position INTEGER NOT NULL,
      account TEXT NOT NULL,
      network TEXT NOT NULL,
      text TEXT NOT NULL,
      length INTEGER NOT NULL,
      length_limit INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'planned',
      url TEXT,
      at INTEGER,
      by INTEGER,
      reason TEXT,
      PRIMARY KEY (crisis, relay, position),
      FOREIGN KEY (crisis, relay) REFERENCES relay (crisis, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE relay_act (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      relay INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      deed TEXT NOT NULL,
      previous TEXT NOT NULL,
      account TEXT,
      url TEXT,
      reason TEXT,
      undone INTEGER NOT NULL DEFAULT 0,
      FOREIGN KEY (crisis, relay) REFERENCES relay (crisis, number)
    ) STRICT;
    CREATE INDEX relay_act_of_relay ON relay_act (crisis, relay);
    CREATE INDEX relay_act_by_member ON relay_act (by);
    """
}
