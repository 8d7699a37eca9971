/// The SQL of the step "1 journal and tables". Shipped: never changed.
enum Schema1 {
  static let journal = """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor INTEGER NOT NULL,
      network TEXT,
      channel TEXT,
      message_id TEXT,
      crisis TEXT,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      payload TEXT,
      payload_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    CREATE TABLE journal_kind (
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      first_seq INTEGER NOT NULL,
      PRIMARY KEY (kind, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE erasure (
      seq INTEGER PRIMARY KEY,
      erased_by INTEGER NOT NULL,
      remains TEXT NOT NULL
    ) STRICT;

    CREATE TRIGGER journal_appends_only BEFORE INSERT ON journal
    WHEN NEW.payload IS NULL OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    BEGIN SELECT RAISE(ABORT, 'the journal takes whole rows at its end only'); END;

    CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal keeps its rows'); END;

    CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
    WHEN NOT (
      OLD.payload IS NOT NULL AND NEW.payload IS NULL AND OLD.kind <> 'journal.erased'
      AND NEW.seq IS OLD.seq AND NEW.at IS OLD.at AND NEW.actor IS OLD.actor AND NEW.network IS OLD.network
      AND NEW.channel IS OLD.channel AND NEW.message_id IS OLD.message_id AND NEW.crisis IS OLD.crisis
      AND NEW.kind IS OLD.kind AND NEW.version IS OLD.version AND NEW.payload_hash IS OLD.payload_hash
      AND NEW.hash IS OLD.hash
      AND EXISTS (
        SELECT 1 FROM erasure JOIN journal AS cause ON cause.seq = erasure.erased_by
        WHERE erasure.seq = OLD.seq AND cause.kind = 'journal.erased'
          AND cause.seq = (SELECT max(seq) FROM journal)))
    BEGIN SELECT RAISE(ABORT, 'the journal changes by an erasure only'); END;
    """

  static let state = """
    CREATE TABLE authority (
      code TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      agreement_signed TEXT,
      agreement_until TEXT,
      emergency_phone TEXT,
      callback_phone TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE authority_departement (
      authority TEXT NOT NULL REFERENCES authority (code),
      position INTEGER NOT NULL,
      departement TEXT NOT NULL,
      PRIMARY KEY (authority, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      language TEXT
    ) STRICT;

    CREATE TABLE account (
      account TEXT PRIMARY KEY NOT NULL,
      member INTEGER NOT NULL REFERENCES member (number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX account_of_member ON account (member);

    CREATE TABLE member_role (
      member INTEGER NOT NULL REFERENCES member (number),
      role TEXT NOT NULL,
      PRIMARY KEY (member, role)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member_authority (
      member INTEGER NOT NULL REFERENCES member (number),
      authority TEXT NOT NULL,
      PRIMARY KEY (member, authority)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crisis (
      code TEXT PRIMARY KEY NOT NULL,
      title TEXT NOT NULL,
      hazard TEXT NOT NULL,
      status TEXT NOT NULL,
      nature TEXT NOT NULL,
      origin TEXT NOT NULL,
      requester TEXT NOT NULL,
      agreement_signed TEXT,
      agreement_until TEXT,
      override_reason TEXT,
      opened_by INTEGER NOT NULL,
      opened_at INTEGER NOT NULL,
      closed_at INTEGER,
      last_report INTEGER NOT NULL DEFAULT 0,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crisis_departement (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      position INTEGER NOT NULL,
      departement TEXT NOT NULL,
      PRIMARY KEY (crisis, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crisis_authority (
      crisis TEXT NOT NULL REFERENCES crisis (code),
      authority TEXT NOT NULL,
      PRIMARY KEY (crisis, authority)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE report (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,
      status TEXT NOT NULL,
      url TEXT,
      canonical_url TEXT,
      platform TEXT,
      handle TEXT,
      text TEXT,
      place TEXT,
      commune TEXT,
      insee TEXT,
      lat REAL,
      lon REAL,
      place_precision TEXT,
      category TEXT,
      urgency TEXT NOT NULL,
      people_at_risk INTEGER,
      observed_at INTEGER,
      received_at INTEGER NOT NULL,
      reported_by INTEGER NOT NULL,
      people INTEGER NOT NULL,
      UNIQUE (crisis, number)
    ) STRICT;
    CREATE INDEX report_by_link ON report (crisis, canonical_url) WHERE canonical_url IS NOT NULL;
    CREATE INDEX report_by_member ON report (reported_by);

    CREATE TABLE sighting (
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      member INTEGER NOT NULL,
      at INTEGER NOT NULL,
      text TEXT,
      place TEXT,
      PRIMARY KEY (crisis, report, member),
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT, WITHOUT ROWID;
    """

  static let operations = """
    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY,
      network TEXT NOT NULL,
      message_id TEXT,
      at INTEGER NOT NULL,
      channel TEXT,
      sender TEXT NOT NULL,
      fingerprint INTEGER,
      conversational INTEGER NOT NULL,
      seq INTEGER,
      answer TEXT,
      answer_channel TEXT,
      answer_nick TEXT,
      answer_account TEXT,
      answer_form TEXT,
      answer_lane INTEGER,
      answered INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX inbox_by_message ON inbox (network, message_id) WHERE message_id IS NOT NULL;
    CREATE INDEX inbox_by_fingerprint ON inbox (fingerprint) WHERE fingerprint IS NOT NULL;

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      cause_seq INTEGER,
      created_at INTEGER NOT NULL,
      network TEXT NOT NULL,
      channel TEXT,
      nick TEXT,
      account TEXT,
      form TEXT NOT NULL,
      lane INTEGER NOT NULL,
      key TEXT,
      expires_at INTEGER,
      nature TEXT NOT NULL,
      text TEXT NOT NULL,
      audience TEXT NOT NULL,
      state TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER,
      confirmed_at INTEGER,
      reason TEXT
    ) STRICT;
    CREATE INDEX outbox_pending ON outbox (lane, id) WHERE state IN ('queued', 'sent');

    CREATE TABLE question (
      id INTEGER PRIMARY KEY,
      number INTEGER NOT NULL,
      account TEXT NOT NULL,
      member INTEGER,
      network TEXT NOT NULL,
      channel TEXT,
      command TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX question_by_account ON question (account, asked_at);

    CREATE TABLE cursor (
      network TEXT NOT NULL,
      channel TEXT NOT NULL,
      message_id TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (network, channel)
    ) STRICT, WITHOUT ROWID;
    """
}
