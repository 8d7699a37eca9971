import Foundation
import Gazetteer
import SystemCrypto

/// The file of an imported list of communes: its digest, then the list as the program packs it.
enum CommuneFile {
  enum Fault: Error, CustomStringConvertible {
    case absent(String)
    case unreadable(String, String)
    case damaged(String)
    case ofAnotherVersion(String)

    var description: String {
      switch self {
      case .absent(let path): "\(path) is not there yet: make it with vigie gazetteer import"
      case .unreadable(let path, let reason): "\(path): \(reason)"
      case .damaged(let path): "\(path) is damaged, or was not made by vigie gazetteer import: import the lists anew"
      case .ofAnotherVersion(let path): "\(path) was imported by another version of vigie: import the lists anew"
      }
    }
  }

  /// All or nothing: until the whole is there, what was there stays.
  static func write(_ packed: [UInt8], to path: String) throws {
    var data = Data(digest(packed))
    data.append(contentsOf: packed)
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
  }

  static func read(_ path: String) throws(Fault) -> Places {
    guard FileManager.default.fileExists(atPath: path) else { throw .absent(path) }
    let bytes: [UInt8]
    do { bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw .unreadable(path, error.localizedDescription)
    }
    let packed = Array(bytes.dropFirst(SHA256.byteCount))
    guard Array(bytes.prefix(SHA256.byteCount)) == digest(packed) else { throw .damaged(path) }
    guard let places = Places(packed: packed) else { throw .ofAnotherVersion(path) }
    return places
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finish()
  }
}

/// The list of communes that the program uses: the imported one that the configuration names, else its own. A list that cannot be
/// read keeps nobody from being served.
struct LoadedGazetteer {
  let places: Places
  /// Why the imported list is not used.
  let fault: CommuneFile.Fault?
  private let path: String?

  init(_ path: String?) {
    do throws(CommuneFile.Fault) {
      self.path = path
      places = try path.map { path throws(CommuneFile.Fault) in try CommuneFile.read(path) } ?? .france
      fault = nil
    } catch {
      places = .france
      fault = error
    }
  }

  var isAbsent: Bool {
    if case .absent = fault { true } else { false }
  }

  var description: String {
    let source = fault == nil ? path.map { "imported, \($0)" } : nil
    return
      "gazetteer: \(places.communeCount) communes in \(places.departements.count) départements (\(source ?? "the program’s own list"))"
  }
}
