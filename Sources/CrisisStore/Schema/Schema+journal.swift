extension Schema {
  /// The append-only journal, and what has been erased from it.
  static let journal = """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor INTEGER NOT NULL,  -- a member's number, 0 the configuration, -1 the clock
      network TEXT,
      channel TEXT,
      message_id TEXT,
      crisis TEXT,
      subject TEXT NOT NULL,   -- what it is about: report:63-crue-2411:47
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      payload TEXT,            -- JSON with a random salt; NULL once erased
      payload_hash TEXT NOT NULL,
      hash TEXT NOT NULL       -- over the row and the hash before it
    ) STRICT;
    -- What happened to reports after they were filed.
    CREATE INDEX journal_followed ON journal (crisis, seq) WHERE kind <> 'report.filed';
    CREATE INDEX journal_by_actor ON journal (actor, seq) WHERE kind <> 'report.filed';
    CREATE INDEX journal_by_subject ON journal (subject, seq) WHERE kind <> 'report.filed';

    -- Each kind and version in the journal, with its first row.
    CREATE TABLE journal_kind (
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      first_seq INTEGER NOT NULL,
      PRIMARY KEY (kind, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE erasure (
      seq INTEGER PRIMARY KEY,
      erased_by INTEGER NOT NULL,  -- the row that says so
      remains TEXT NOT NULL        -- what stands for the payload when the tables are rebuilt
    ) STRICT;

    -- Acts that their authors took back: the tables are made without them.
    CREATE TABLE undone (
      seq INTEGER PRIMARY KEY,
      undone_by INTEGER NOT NULL,  -- the row that says so
      at INTEGER NOT NULL
    ) STRICT;

    -- FAIL keeps out as much as ABORT: the trigger comes before the row.
    CREATE TRIGGER journal_appends_only BEFORE INSERT ON journal
    WHEN NEW.payload IS NULL OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    BEGIN SELECT RAISE(FAIL, 'the journal takes whole rows at its end only'); END;

    CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal keeps its rows'); END;

    CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
    WHEN NOT (
      OLD.payload IS NOT NULL AND NEW.payload IS NULL AND OLD.kind <> 'journal.erased'
      AND NEW.seq IS OLD.seq AND NEW.at IS OLD.at AND NEW.actor IS OLD.actor AND NEW.network IS OLD.network
      AND NEW.channel IS OLD.channel AND NEW.message_id IS OLD.message_id AND NEW.crisis IS OLD.crisis
      AND NEW.subject IS OLD.subject AND NEW.kind IS OLD.kind AND NEW.version IS OLD.version AND NEW.payload_hash IS OLD.payload_hash
      AND NEW.hash IS OLD.hash
      AND EXISTS (
        SELECT 1 FROM erasure JOIN journal AS cause ON cause.seq = erasure.erased_by
        WHERE erasure.seq = OLD.seq AND cause.kind = 'journal.erased'
          AND cause.seq = (SELECT max(seq) FROM journal)))
    BEGIN SELECT RAISE(ABORT, 'the journal changes by an erasure only'); END;
    """
}
