extension Schema {
  /// What is not made from the journal.
  static let operations = """
    -- A line dealt with, so that the same one again has no second effect.
    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY,
      network TEXT NOT NULL,
      message_id TEXT,
      at INTEGER NOT NULL,
      channel TEXT,
      sender TEXT NOT NULL,
      fingerprint INTEGER,  -- of account, channel and folded text
      conversational INTEGER NOT NULL,
      seq INTEGER,          -- last row of the journal that it wrote
      answer TEXT,
      answer_channel TEXT,
      answer_nick TEXT,
      answer_account TEXT,
      answer_form TEXT,
      answer_lane INTEGER,
      answered INTEGER,     -- when the answer left; NULL: not known to have
      said_at INTEGER NOT NULL DEFAULT 0,  -- by the network's clock
      thread TEXT,          -- message that the thread began with in which it was said
      reaction_to TEXT,     -- message of ours to which it is a reaction; NULL: it is a line
      asks INTEGER          -- question that the answer asks
    ) STRICT;
    -- Short stretches of rows: the entries of a batch stand on few pages, however random the ids are. One index for both
    -- keys, so that a line changes one page of it: a fingerprint is looked for among the entries of a stretch.
    CREATE INDEX inbox_by_line ON inbox (id >> 8, message_id, fingerprint);
    -- What is looked for whenever a network or a room is back, while people wait: the answers of minutes may be many.
    CREATE INDEX inbox_unanswered ON inbox (id) WHERE answered IS NULL AND answer IS NOT NULL;

    -- What Vigie says of itself.
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
      key TEXT,  -- a newer one to the same destination replaces it while it is queued
      expires_at INTEGER,
      nature TEXT NOT NULL,
      text TEXT NOT NULL,
      audience TEXT NOT NULL,
      crisis TEXT,  -- that it tells of
      weight INTEGER NOT NULL,  -- 1, 2: counts among those that a managers' room hears in an hour
      state TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER,
      confirmed_at INTEGER,
      reason TEXT,
      said_with INTEGER,  -- row that says it with others
      asks INTEGER  -- question that it asks
    ) STRICT;
    CREATE INDEX outbox_pending ON outbox (lane, id) WHERE state IN ('queued', 'sent');
    CREATE INDEX outbox_by_key ON outbox (key) WHERE key IS NOT NULL;
    CREATE INDEX outbox_held ON outbox (network, channel, id) WHERE state = 'held';
    CREATE INDEX outbox_counted ON outbox (network, channel, id) WHERE weight > 0;
    -- A distress looks for what became of its copies.
    CREATE INDEX outbox_distress ON outbox (created_at) WHERE lane = 0;

    -- What Vigie asked somebody and `!oui` or `!non` answers.
    CREATE TABLE question (
      id INTEGER PRIMARY KEY,
      number INTEGER NOT NULL,
      account TEXT NOT NULL,
      member INTEGER,
      asker INTEGER,  -- the member who proposed it; NULL: asked back of the same person
      network TEXT NOT NULL,
      channel TEXT,
      command TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX question_by_account ON question (account, asked_at);
    CREATE INDEX question_of_others ON question (expires_at) WHERE state = 'open' AND asker IS NOT NULL;

    -- The messages in which Vigie asked something, called for help or told of an act, where the network names them: a reaction
    -- to one (👍) answers it, a picture in answer to one goes with its report. The same text may be said in several, and one may say several.
    CREATE TABLE said (
      id INTEGER PRIMARY KEY,
      network TEXT NOT NULL,
      message_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      answer INTEGER,        -- row of the inbox
      announcement INTEGER,  -- row of the outbox
      asks INTEGER NOT NULL  -- 1: it asks something or calls for help
    ) STRICT;
    CREATE INDEX said_by_message ON said (message_id, network);

    -- Pictures that are still to be read from where they are.
    CREATE TABLE wanted_picture (
      id INTEGER PRIMARY KEY AUTOINCREMENT,  -- what came of one is recorded under it: never given twice
      network TEXT NOT NULL,   -- that has it; '': the web
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      member INTEGER NOT NULL, -- who gave it
      source TEXT NOT NULL,    -- JSON: address, size, and what opens it where it is sealed
      wanted_at INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX wanted_picture_next ON wanted_picture (network, next_at);
    CREATE INDEX wanted_picture_of_report ON wanted_picture (crisis, report);

    -- Who opened what holds more of other people than a list does.
    CREATE TABLE access (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      member INTEGER,
      account TEXT NOT NULL,   -- network/account
      channel TEXT,            -- NULL: in private
      crisis TEXT NOT NULL,
      what TEXT NOT NULL,      -- distress, journal, search, export, document, feed
      number INTEGER           -- of the report, for a distress
    ) STRICT;

    -- Who reads a crisis on the web: by a cookie, of which the hash alone is here.
    CREATE TABLE board_session (
      hash TEXT PRIMARY KEY,
      member INTEGER NOT NULL,
      account TEXT NOT NULL,   -- network/account
      crisis TEXT NOT NULL,
      opened_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Addresses of feeds, each somebody's for one use: of each the hash alone is here.
    CREATE TABLE feed (
      hash TEXT PRIMARY KEY,
      member INTEGER NOT NULL,
      account TEXT NOT NULL,   -- network/account
      crisis TEXT,             -- NULL: of one's shifts, whatever the crisis
      kind TEXT NOT NULL,      -- map, relays, shifts
      name TEXT NOT NULL,      -- that its owner gave it
      made_at INTEGER NOT NULL,
      used_at INTEGER,         -- to the hour
      UNIQUE (member, name)
    ) STRICT, WITHOUT ROWID;

    -- The last line that was read of a channel; with an empty channel, until when the network was heard at all.
    CREATE TABLE cursor (
      network TEXT NOT NULL,
      channel TEXT NOT NULL,
      message_id TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (network, channel)
    ) STRICT, WITHOUT ROWID;

    -- Report numbers that were given before records were lost, so that none is given twice.
    CREATE TABLE given_number (
      crisis TEXT PRIMARY KEY,
      last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
