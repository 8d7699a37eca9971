/// The SQL of the step "times of saying". Shipped: never changed.
enum SchemaSaying {
  static let steps = """
    ALTER TABLE inbox ADD COLUMN said_at INTEGER NOT NULL DEFAULT 0;
    UPDATE inbox SET said_at = at;
    """
}
