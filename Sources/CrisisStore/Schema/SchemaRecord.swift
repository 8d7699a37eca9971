/// The SQL of the step "notes and roles". Shipped: never changed.
enum SchemaRecord {
  static let state = """
    CREATE TABLE note (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      text TEXT NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX note_by_member ON note (by);

    CREATE TABLE role_change (
      seq INTEGER PRIMARY KEY,
      member INTEGER NOT NULL,
      role TEXT,
      authority TEXT,
      granted INTEGER NOT NULL,
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX role_change_by_member ON role_change (by);
    """
}
