import ChatModel
import Foundation
import IRCProtocol

/// Where the files that a configuration names are: a relative path is first looked for among the credentials that
/// systemd hands over, then beside the configuration.
struct FileFinder: Sendable {
  /// The folder of the configuration file.
  var base: String
  /// `$CREDENTIALS_DIRECTORY`
  var credentials: String?

  func find(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if let credentials {
      let candidate = credentials + "/" + path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return absolute(path)
  }

  func absolute(_ path: String) -> String {
    path.hasPrefix("/")
      ? path : URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: base + "/")).standardized.path
  }

  /// The one line of a secret's file, without its end; nil where it cannot be read or holds something else.
  func secret(at path: String) -> Secret? {
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
      return nil
    }
    let line = text.trimmingCharacters(in: .newlines)
    return line.isEmpty || line.contains(where: \.isNewline) || line.contains("\0") ? nil : Secret(line)
  }

  /// Whether others than the owner and the group may read it.
  func isOpenToAll(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    return mode & 0o004 != 0
  }
}
