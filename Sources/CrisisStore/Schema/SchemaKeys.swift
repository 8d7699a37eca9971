/// The SQL of the step "keys of announcements". Shipped: never changed.
enum SchemaKeys {
  static let indexes = """
    -- A newer announcement looks for the one that it replaces, and a distress for what became of its copies.
    CREATE INDEX outbox_by_key ON outbox (key) WHERE key IS NOT NULL;
    CREATE INDEX outbox_distress ON outbox (created_at) WHERE lane = 0;
    """
}
