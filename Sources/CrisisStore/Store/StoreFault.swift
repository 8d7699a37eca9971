import GRDB

/// Why the store cannot be had, or could not keep something. ``description`` is one line for the operator.
package enum StoreFault: Error, Sendable, Equatable {
  case folderMissing(path: String)
  /// Opened for reading only, and there is none.
  case missing(path: String)
  /// The folder, the file or the file system does not let itself be written.
  case notWritable(path: String, reason: String)
  case notReadable(path: String, reason: String)
  /// Another process holds the store; its number where the lock file tells.
  case locked(path: String, process: Int32?)
  case notADatabase(path: String)
  case corrupt(path: String, reason: String)
  /// The tables are those of a newer build.
  case newerVersion(path: String, steps: [String])
  /// The tables were made before version 0.1, by steps that no build takes further.
  case ofDevelopment(path: String)
  /// The journal holds events of a newer build.
  case newerEvent(kind: String, version: Int, sequence: Int64)
  /// SQLite would not sync each commit (`level` is `PRAGMA synchronous`).
  case notDurable(level: Int)
  case diskFull(path: String)
  case inputOutput(path: String, reason: String)
  case openedForReading(path: String)
  /// A row of the journal that this build cannot make sense of.
  case unreadableEvent(sequence: Int64, reason: String)
  /// An erasure that names a row which cannot be erased, or remains that do not fit it.
  case badErasure(sequence: Int64, reason: String)
  /// A backup would overwrite a file.
  case exists(path: String)
  /// A backup and its store would be one file.
  case isTheStore(path: String)
  /// A backup that must not be trusted.
  case unsound(path: String, reason: String)
  case unexpected(path: String, reason: String)
}

extension StoreFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .folderMissing(let path): "store \(path): its folder does not exist"
    case .missing(let path): "store \(path): no such file"
    case .notWritable(let path, let reason): "store \(path): cannot be written (\(reason))"
    case .notReadable(let path, let reason): "store \(path): cannot be read (\(reason))"
    case .locked(let path, let process):
      "store \(path): in use by another process" + (process.map { " (pid \($0))" } ?? "")
    case .notADatabase(let path): "store \(path): not a database, or not one of Vigie's"
    case .corrupt(let path, let reason): "store \(path): the database is corrupt (\(reason)); restore a backup"
    case .newerVersion(let path, let steps):
      "store \(path): written by a newer Vigie (unknown: \(steps.joined(separator: ", "))); upgrade the program"
    case .ofDevelopment(let path):
      "store \(path): made by a development version before 0.1; start with a new file, or keep the program that made it"
    case .newerEvent(let kind, let version, let sequence):
      "journal row \(sequence): event \(kind) version \(version) is of a newer Vigie; upgrade the program"
    case .notDurable(let level): "SQLite reports synchronous=\(level) instead of 2 (FULL): commits would not be durable"
    case .diskFull(let path): "store \(path): the disk is full; nothing was recorded"
    case .inputOutput(let path, let reason): "store \(path): input/output error (\(reason)); nothing was recorded"
    case .openedForReading(let path): "store \(path): opened for reading only"
    case .unreadableEvent(let sequence, let reason): "journal row \(sequence): unreadable (\(reason))"
    case .badErasure(let sequence, let reason): "journal row \(sequence): cannot be erased (\(reason))"
    case .exists(let path): "\(path): is there already"
    case .isTheStore(let path): "\(path): belongs to the store itself; name another file"
    case .unsound(let path, let reason): "\(path): no sound backup (\(reason))"
    case .unexpected(let path, let reason): "store \(path): \(reason)"
    }
  }
}

extension StoreFault {
  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_IOERR: self = .inputOutput(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .notWritable(path: path, reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .notReadable(path: path, reason: reason)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, process: nil)
    default: self = .unexpected(path: path, reason: reason)
    }
  }

  /// The fault that stands for any error of opening.
  init(opening error: any Error, path: String) {
    switch error {
    case let fault as StoreFault: self = fault
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .unexpected(path: path, reason: "\(error)")
    }
  }
}
