import CrisisCore
import DutyDesk
import Foundation
import StrictYAML

/// The command of the operator's choice that wakes people outside chat.
struct AlertSettings: Sendable, Equatable {
  /// The program, absolute, and its arguments.
  var command: [String]
  var kinds = Set(AlertKind.allCases)
  /// How long one call may take, in milliseconds.
  var limit = 30 * Milliseconds.second
}

extension ConfigurationReader {
  func alert(_ map: YAMLMap) -> AlertSettings? {
    let command = map.required("command") { value -> [String]? in
      guard let words = value.isList ? value.list({ $0.word() }) : value.word().map({ [$0] }) else { return nil }
      guard let program = words.first.map(finder.absolute) else { return value.refuse("a program is needed") }
      guard FileManager.default.fileExists(atPath: program) else { return value.refuse("there is no file \(program)") }
      guard isProgram(program) else {
        return value.refuse("\(program) cannot be run: make it executable (chmod 750)")
      }
      if isWritableByAll(program) { value.fault("anybody can change \(program): chmod o-w") }
      return [program] + words.dropFirst()
    }
    let kinds = map.optional("for") { value in value.list { $0.oneOf(AlertKind.self) } }
    let limit = map.optional("limit") { $0.duration(Milliseconds.second...10 * .minute) }
    guard let command else { return nil }
    var settings = AlertSettings(command: command)
    if let kinds { settings.kinds = Set(kinds) }
    settings.limit = limit ?? settings.limit
    return settings
  }

  /// Whether anybody may run it: who checks the configuration is not always who runs the bot.
  private func isProgram(_ path: String) -> Bool { mode(of: path).map { $0 & 0o111 != 0 } ?? false }

  private func isWritableByAll(_ path: String) -> Bool { mode(of: path).map { $0 & 0o002 != 0 } ?? false }

  /// The permissions of a file; nil: it is none.
  private func mode(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }
}
