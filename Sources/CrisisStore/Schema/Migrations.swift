import GRDB

/// The steps from an empty file to the tables of this build. A shipped step never changes; a new one gets a file of SQL
/// of its own, names no type of the program, and comes last.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 journal and tables") { db in
      try db.execute(sql: Schema1.journal)
      try db.execute(sql: Schema1.state)
      try db.execute(sql: Schema1.operations)
    }
    migrator.registerMigration("2 verifications") { db in try db.execute(sql: Schema2.state) }
    migrator.registerMigration("3 digests") { db in try db.execute(sql: Schema3.digests) }
    migrator.registerMigration("watch") { db in try db.execute(sql: SchemaWatch.state) }
    migrator.registerMigration("relays") { db in try db.execute(sql: SchemaRelays.relays) }
    migrator.registerMigration("distress") { db in try db.execute(sql: SchemaDistress.state) }
    migrator.registerMigration("lean") { db in try db.execute(sql: SchemaLean.steps) }
    migrator.registerMigration("notes and roles") { db in try db.execute(sql: SchemaRecord.state) }
    migrator.registerMigration("claims and silences") { db in try db.execute(sql: SchemaClaims.state) }
    migrator.registerMigration("settlements and questions") { db in
      try db.execute(sql: SchemaSettlements.state)
    }
    migrator.registerMigration("missions") { db in try db.execute(sql: SchemaMissions.state) }
    migrator.registerMigration("fewer pages") { db in try db.execute(sql: SchemaPages.steps) }
    migrator.registerMigration("followers of questions") { db in try db.execute(sql: SchemaFollowers.state) }
    migrator.registerMigration("keys of announcements") { db in try db.execute(sql: SchemaKeys.indexes) }
    migrator.registerMigration("numbers given") { db in try db.execute(sql: SchemaNumbers.steps) }
    migrator.registerMigration("times of saying") { db in try db.execute(sql: SchemaSaying.steps) }
    return migrator
  }

  /// The names of steps that the file has taken and this build does not know.
  static func unknown(in db: Database) throws -> [String] {
    let known = Set(migrator.migrations)
    return try migrator.appliedIdentifiers(db).subtracting(known).sorted()
  }
}
