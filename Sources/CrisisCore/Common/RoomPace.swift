/// How many lines a managers' room hears in an hour that nobody there asked for: what is beyond waits, and is said in one.
package enum RoomPace {
  package static let most = 6
  package static let span: Milliseconds = .hour

  package enum Weight: Int, Sendable {
    /// A correction, what is passed on to them at once, an answer: never counted. Nor is a distress, a call or a digest.
    case owed
    case notice
    /// That a mission begins, is eased or ends: the last place of the hour is kept for it.
    case life

    var places: Int { self == .life ? most : most - 1 }
  }

  /// From when a room may hear a line; it may now where that is past.
  ///
  /// - Parameter said: when those that count were said, in any order.
  package static func opens(_ said: [Milliseconds], for weight: Weight) -> Milliseconds {
    guard weight != .owed, said.count >= weight.places else { return .min }
    return said.sorted(by: >)[weight.places - 1] + span
  }

  /// A line that has waited, as it was to be said.
  package struct Held: Sendable, Equatable {
    package var at: Milliseconds
    package var text: String

    package init(at: Milliseconds, text: String) {
      self.at = at
      self.text = text
    }
  }

  /// More are counted only.
  static let mostTold = 4
  /// What they may take together, in bytes of UTF-8.
  static let budget = 270

  /// What has waited, in one line.
  ///
  /// - Parameter crisis: that it is all about; nil: of an offer, say.
  package static func together(_ lines: [Held], about crisis: String?, nature: CrisisNature) -> Statement {
    let length = budget / min(lines.count, mostTold)
    var items = lines.prefix(mostTold).map {
      Value.phrase(Texts.desk.heldLine($0.at, $0.text.sentences(within: length)))
    }
    if lines.count > mostTold { items.append(.phrase(Texts.desk.moreHeld(lines.count - mostTold))) }
    let joined = DigestWords.joined(items, Texts.digests.then).map { [$0] } ?? []
    return Texts.desk.held(lines.count, joined, crisis, nature: nature)
  }
}

extension String {
  /// The first sentences, as many as fit into so many bytes of UTF-8, without what one may type behind them. All, where
  /// not even the first fits.
  fileprivate func sentences(within limit: Int) -> String {
    var kept = ""
    var part = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      part += part.isEmpty && kept.isEmpty ? word : " " + word
      guard word.hasSuffix(".") else { continue }
      guard kept.utf8.count + part.utf8.count <= limit else { break }
      kept += part
      part = ""
    }
    return kept.isEmpty ? self : kept
  }
}
