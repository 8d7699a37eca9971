import ChatModel

extension IRCSession {
  /// MODE: of a channel that we are in, as far as it matters: its key, and what we are in it.
  mutating func mode(_ message: IRCMessage) {
    guard let i = message.parameter(0).flatMap(wanted), channels[i].isJoined else { return }
    var isOperator: Bool?
    for (mode, isSet, parameter) in changes(message.parameters.dropFirst()) {
      if isOperatorMode(mode), let parameter, isOwn(parameter) { isOperator = isSet }
      guard mode == UInt8(ascii: "k") else { continue }
      // Some servers show a star for it.
      if isSet, let parameter, !parameter.elementsEqual("*".utf8) {
        channels[i].newKey = Secret(decodedText(parameter))
      } else if !isSet {
        channels[i].newKey = nil
      }
    }
    // What the inspection found may be so no longer.
    link.inspections[i]?.isExpired = true
    if let isOperator { noteOperator(isOperator, in: i) }
    if channels[i].room != nil { pump() }
  }

  /// 324: `ours #channel +modes parameters`.
  mutating func modes(_ message: IRCMessage) {
    guard let i = message.parameter(1).flatMap(wanted), channels[i].isJoined else { return }
    var set: Set<UInt8> = []
    for (mode, isSet, _) in changes(message.parameters.dropFirst(2)) where isSet { set.insert(mode) }
    link.inspections[i]?.modes = set
    inspectionWasAnswered(at: i)
  }

  private func changes(_ words: ArraySlice<ArraySlice<UInt8>>) -> [(UInt8, Bool, ArraySlice<UInt8>?)] {
    guard let letters = words.first else { return [] }
    var parameters = words.dropFirst()
    var isSet = true
    var found: [(UInt8, Bool, ArraySlice<UInt8>?)] = []
    for letter in letters {
      switch letter {
      case UInt8(ascii: "+"): isSet = true
      case UInt8(ascii: "-"): isSet = false
      default: found.append((letter, isSet, support.takesParameter(letter, isSet) ? parameters.popFirst() : nil))
      }
    }
    return found
  }
}

extension ISupport {
  /// Whether a channel mode comes with a parameter (CHANMODES: lists, always, when set, never; and PREFIX).
  func takesParameter(_ mode: UInt8, _ isSet: Bool) -> Bool {
    if prefixModes.contains(mode) { return true }
    let kinds = channelModes.isEmpty ? ["b", "k", "l"] : channelModes
    guard let kind = kinds.firstIndex(where: { $0.utf8.contains(mode) }) else { return false }
    return kind <= 1 || kind == 2 && isSet
  }
}
