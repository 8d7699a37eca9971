import Foundation

/// A folder of its own, gone with its last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { "\(path)/vigie.sqlite" }

  /// Whether any file of the store holds these bytes.
  func holds(_ text: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: path).contains { name in
      let content = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
      return content.range(of: Data(text.utf8)) != nil
    }
  }
}
