import Foundation
import Gazetteer

/// A list of communes or of postal codes as it was downloaded.
enum ListFile {
  static func read(_ path: String) throws -> ListText {
    guard let data = FileManager.default.contents(atPath: path) else { throw CommandFault("\(path) cannot be read") }
    return try ListText(name: path, bytes: [UInt8](data))
  }
}
