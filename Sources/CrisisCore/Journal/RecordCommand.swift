/// The journal (main courante), as people write in it and read it.
package enum RecordCommand: Sendable, Equatable {
  /// `!note texte`
  case note(String)
  /// `!journal 20`: how many of the last entries; nil: the usual number
  case log(Int?)

  package var name: CommandName {
    switch self {
    case .note: .note
    case .log: .log
    }
  }
}
