/// The SQL of the step "numbers given". Shipped: never changed.
enum SchemaNumbers {
  static let steps = """
    CREATE TABLE given_number (
      crisis TEXT PRIMARY KEY,
      last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
