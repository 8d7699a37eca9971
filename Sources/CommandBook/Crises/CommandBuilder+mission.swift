import CrisisCore

extension CommandBuilder {
  static let missionArguments: [String: ArgumentKind] = [
    "cod": .choice, "add_authority": .authority, "add_departement": .departement, "remove_authority": .authority,
    "remove_departement": .departement, "add_other": .word, "remove_other": .word, "hashtag": .flag, "titled": .flag,
    "words": .rest, "reason": .text,
  ]

  static func mission(_ arguments: Arguments) throws(Fault) -> MissionCommand {
    let (words, reason) = (arguments.word("words"), arguments.word("reason"))
    if arguments.has("hashtag") {
      guard let words else { throw Fault("missing", ["argument": .term("argument.hashtag")]) }
      return .change(.hashtags(words.split(separator: " ").map(String.init)), reason: nil)
    }
    if arguments.has("titled") {
      guard let words else { throw Fault("missing", ["argument": .term("argument.title")]) }
      return .change(.title(reason.map { "\(words)\u{A0}: \($0)" } ?? words), reason: nil)
    }
    // What is neither: the rules name the authorities that there are.
    if let other = arguments.word("add_other") { return .change(.authority(other, isAdded: true), reason: reason) }
    if let other = arguments.word("remove_other") { return .change(.authority(other, isAdded: false), reason: nil) }
    if let words {
      throw Fault(
        "bad_value", ["given": .text(shown(words)), "argument": .term("argument.words"), "some": .flag(false)])
    }
    if let cod = arguments.word("cod") { return .change(.cod(cod == "armed"), reason: nil) }
    if let code = arguments.word("add_authority") { return .change(.authority(code, isAdded: true), reason: reason) }
    if let code = arguments.word("remove_authority") {
      return .change(.authority(code, isAdded: false), reason: nil)
    }
    if let departement = arguments.departement("add_departement") {
      return .change(.departement(departement, isAdded: true), reason: nil)
    }
    if let departement = arguments.departement("remove_departement") {
      return .change(.departement(departement, isAdded: false), reason: nil)
    }
    return .show
  }
}
