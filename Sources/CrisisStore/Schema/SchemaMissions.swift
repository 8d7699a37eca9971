/// The SQL of the step "missions". Shipped: never changed.
enum SchemaMissions {
  static let state = """
    ALTER TABLE crisis ADD COLUMN cod_armed INTEGER;
    ALTER TABLE crisis ADD COLUMN cod_at INTEGER;
    ALTER TABLE crisis ADD COLUMN hashtags TEXT;
    ALTER TABLE crisis ADD COLUMN planned_end INTEGER;

    CREATE TABLE crisis_change (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL REFERENCES crisis (code),
      at INTEGER NOT NULL,
      by INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      reason TEXT,
      title TEXT NOT NULL,
      status TEXT NOT NULL,
      cod_armed INTEGER,
      cod_at INTEGER,
      hashtags TEXT,
      planned_end INTEGER,
      undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX crisis_change_by_member ON crisis_change (by);
    CREATE INDEX crisis_change_of_field ON crisis_change (crisis, field);
    """
}
