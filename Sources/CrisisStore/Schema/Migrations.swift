import GRDB

/// The steps from an empty file to the tables of this build. A step that has shipped never changes; a new one names no type
/// of the program, and comes last.
enum Migrations {
  private static let first = "1"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(first) { db in try db.execute(sql: Schema.all.joined(separator: "\n")) }
    return migrator
  }

  /// The names of steps that the file has taken and this build does not know.
  static func unknown(in db: Database) throws -> [String] {
    let known = Set(migrator.migrations)
    return try migrator.appliedIdentifiers(db).subtracting(known).sorted()
  }

  /// Whether the file's tables were made before version 0.1: each build had steps of its own then, which no later one takes.
  static func areOfDevelopment(in db: Database) throws -> Bool {
    let taken = try migrator.appliedIdentifiers(db)
    return !taken.isEmpty && !taken.contains(first)
  }
}
