/// Servers that lost each other, and the people who went with them: one event, not one a person.
struct Netsplit: Sendable {
  /// How long after the last of them the split counts as complete.
  static let lull: Int64 = 3_000

  var servers: String
  var people = 0

  /// `irc.one.test irc.two.test`, the reason of a QUIT by which servers say so. Services keep people from using that form.
  static func servers(_ reason: ArraySlice<UInt8>) -> String? {
    let words = reason.split(separator: .space, omittingEmptySubsequences: false)
    guard words.count == 2, words.allSatisfy(isServer), !words[0].elementsEqual(words[1]) else { return nil }
    return decodedText(reason)
  }

  private static func isServer(_ word: ArraySlice<UInt8>) -> Bool {
    let labels = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
      && word.allSatisfy { byte in
        byte == .hyphen || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "*") || (0x30...0x39).contains(byte)
          || (0x61...0x7A).contains(byte.asciiLowercased)
      }
  }
}

extension IRCSession {
  /// Somebody in our channels quits, perhaps with half of the network.
  mutating func noteSplit(_ message: IRCMessage, _ tags: LineTags) {
    let isBatched = tags.batch.map { link.batches[$0]?.type == "netsplit" } ?? false
    guard let reason = message.parameter(0),
      let servers = Netsplit.servers(reason) ?? (isBatched ? decodedWords(reason) : nil)
    else { return }
    if let split = link.split, split.servers != servers { endOfSplit() }
    link.split = link.split ?? Netsplit(servers: servers)
    link.split?.people += 1
    setTimer(.netsplit, Netsplit.lull)
  }

  mutating func endOfSplit() {
    guard let split = link.split else { return }
    link.split = nil
    actions.append(.netsplit(servers: split.servers, people: split.people))
  }
}
