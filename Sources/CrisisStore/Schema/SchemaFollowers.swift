/// The SQL of the step "followers of questions". Shipped: never changed.
enum SchemaFollowers {
  static let state = """
    ALTER TABLE manager_question ADD COLUMN followed_by INTEGER;
    ALTER TABLE manager_question ADD COLUMN followed_at INTEGER;
    """
}
