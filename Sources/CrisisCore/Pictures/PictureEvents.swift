/// A picture of what a report says was read whole, and is kept.
package struct PictureKept: ReportEvent {
  package static let kind = "report.pictured"
  package static let sentence = Text("log_entry.report_pictured", .number("number"), .maybe(.code("hash")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// SHA-256 of its bytes, 64 hexadecimal digits; nil: erased, and the file with it.
  package var hash: String?
  package var type: PictureType
  /// In bytes.
  package var size: Int
  /// The address of the web that it was read from; nil: it was sent to us, or is erased.
  package var link: String?

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, hash.map { String($0.prefix(Self.shownDigits)) })
  }

  /// So much of a hash tells pictures apart.
  static let shownDigits = 12

  package func erased(_ mark: String) -> PictureKept {
    var copy = self
    copy.hash = nil
    copy.link = nil
    return copy
  }
}

extension PictureKept: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.pictures.undone(number, nature: undo.nature))
  }
}
