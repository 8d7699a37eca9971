extension Schema {
  /// Who the team is, and the authorities that it works for.
  static let members = """
    CREATE TABLE authority (
      code TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      agreement_signed TEXT,  -- days, both included
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
      language TEXT,  -- NULL: the configuration's
      same_as INTEGER  -- the member who this is, since its accounts were paired; NULL: nobody else
    ) STRICT;
    CREATE INDEX member_same ON member (same_as) WHERE same_as IS NOT NULL;

    CREATE TABLE account (
      account TEXT PRIMARY KEY NOT NULL,  -- network/account
      member INTEGER NOT NULL REFERENCES member (number),
      paired INTEGER NOT NULL DEFAULT 0,  -- 1: joined by a code
      before INTEGER  -- the member that it was before
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

    -- Which private notices a member does without.
    CREATE TABLE mute (
      member INTEGER NOT NULL,
      topic TEXT NOT NULL,
      PRIMARY KEY (member, topic)
    ) STRICT, WITHOUT ROWID;

    -- Hours for which a member may be asked to keep the watch, as they were said: a later row counts more.
    CREATE TABLE availability (
      seq INTEGER PRIMARY KEY,
      member INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL,  -- that moment not included
      is_available INTEGER NOT NULL  -- 0: taken back
    ) STRICT;
    CREATE INDEX availability_until ON availability (until_at);
    """
}
