/// What the server said it supports, in replies 005.
package struct ISupport: Sendable, Equatable {
  package var caseMapping: CaseMapping = .rfc1459
  /// The signs before a nick in NAMES, highest first (`@+`).
  package var prefixSigns: [UInt8] = Array("@+".utf8)
  /// The channel modes of those signs (`ov`).
  package var prefixModes: [UInt8] = Array("ov".utf8)
  package var channelTypes: [UInt8] = Array("#&".utf8)
  /// Lists, always with a parameter, with one when set, never with one.
  package var channelModes: [String] = []
  /// Signs that may stand before a channel, to reach only those who bear them.
  package var statusSigns: [UInt8] = []
  package var lineLength = IRCMessage.bodyLimit
  package var nickLength: Int?
  package var userLength: Int?
  package var hostLength: Int?
  package var channelLength: Int?
  package var network: String?
  /// What the server is, where it says it here (IRCD).
  package var make: String?
  /// The user mode that marks a bot.
  package var botMode: String?
  package var isUTF8Only = false
  package var hasWHOX = false
  /// The most nicks that MONITOR takes; 0 where it takes any number.
  package var monitorLimit: Int?
  /// The most lines that CHATHISTORY gives at once.
  package var historyLimit: Int?
  package var messageReferenceTypes: [String] = []
  /// The most targets of one command, by command.
  package var targetLimits: [String: Int] = [:]

  /// A larger number counts as this one, where there is no smaller bound: numbers are added and multiplied.
  private static let most = 65_536

  package init() {}

  /// Reads the tokens of one reply: neither the nick before them nor the text after.
  package mutating func apply(_ tokens: some Sequence<ArraySlice<UInt8>>) {
    let initial = ISupport()
    for token in tokens {
      let parts = token.split(separator: .equals, maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = parts.first, !first.isEmpty else { continue }
      let value = parts.count > 1 ? Self.unescaped(parts[1]) : ""
      let isRemoval = first.first == .hyphen
      set(decodedText(isRemoval ? first.dropFirst() : first), isRemoval ? nil : value, initial)
    }
  }

  private mutating func set(_ name: String, _ value: String?, _ initial: ISupport) {
    let text = value ?? ""
    switch name {
    case "CASEMAPPING": caseMapping = value.map(CaseMapping.init(token:)) ?? initial.caseMapping
    case "PREFIX": setPrefix(value, initial)
    case "CHANTYPES": channelTypes = value.map { Array($0.utf8) } ?? initial.channelTypes
    case "CHANMODES":
      channelModes = value.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
    case "STATUSMSG": statusSigns = Array(text.utf8)
    case "LINELEN": lineLength = max(number(text) ?? initial.lineLength, initial.lineLength)
    case "NICKLEN": nickLength = number(text, atMost: 512)
    case "USERLEN": userLength = number(text, atMost: 64)
    case "HOSTLEN": hostLength = number(text, atMost: 128)
    case "CHANNELLEN": channelLength = number(text, atMost: 512)
    case "NETWORK": network = value
    case "IRCD": make = value
    case "BOT": botMode = value.flatMap { $0.utf8.count == 1 ? $0 : nil }
    case "UTF8ONLY": isUTF8Only = value != nil
    case "WHOX": hasWHOX = value != nil
    case "MONITOR": monitorLimit = value.map { number($0) ?? 0 }
    case "CHATHISTORY", "draft/CHATHISTORY": historyLimit = value.map { number($0) ?? 0 }
    case "MSGREFTYPES": messageReferenceTypes = text.split(separator: ",").map(String.init)
    case "TARGMAX":
      targetLimits = [:]
      for pair in text.split(separator: ",") {
        let parts = pair.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let limit = number(parts[1]), targetLimits.count < 64 {
          targetLimits[parts[0].uppercased()] = limit
        }
      }
    default: break
    }
  }

  /// More than 0 in digits, and no more than a bound however many digits there are.
  private func number(_ text: some StringProtocol, atMost bound: Int = Self.most) -> Int? {
    let digits = text.utf8
    guard !digits.isEmpty, digits.allSatisfy({ (.zero ... .nine).contains($0) }) else { return nil }
    let number = digits.reduce(0) { min($0 * 10 + Int($1 - .zero), bound) }
    return number > 0 ? number : nil
  }

  /// `(ov)@+`; a value that is not of that shape changes nothing.
  private mutating func setPrefix(_ value: String?, _ initial: ISupport) {
    guard let value else {
      (prefixModes, prefixSigns) = (initial.prefixModes, initial.prefixSigns)
      return
    }
    let bytes = Array(value.utf8)
    if bytes.isEmpty {
      (prefixModes, prefixSigns) = ([], [])
    } else if bytes.first == UInt8(ascii: "("), let close = bytes.firstIndex(of: UInt8(ascii: ")")) {
      let (modes, signs) = (Array(bytes[1..<close]), Array(bytes[(close + 1)...]))
      if modes.count == signs.count { (prefixModes, prefixSigns) = (modes, signs) }
    }
  }

  /// `\x20` stands for a space, `\x5C` for a backslash, `\x3D` for an equals sign.
  private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(.backslash) else { return decodedText(value) }
    var plain: [UInt8] = []
    var rest = value
    while let byte = rest.popFirst() {
      if byte == .backslash, rest.first == UInt8(ascii: "x"), let code = hexadecimal(rest.dropFirst().prefix(2)),
        (0x20...0x7E).contains(code)
      {
        plain.append(code)
        rest = rest.dropFirst(3)
      } else {
        plain.append(byte)
      }
    }
    return decodedText(plain[...])
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2, digits.first != .plus, digits.first != .hyphen else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Whether a name is a channel's.
  package func isChannel(_ name: ArraySlice<UInt8>) -> Bool {
    name.first.map(channelTypes.contains) ?? false
  }

  /// A target without the sign of a STATUSMSG, and whether there was one (`@#visov` → `#visov`, true). A server that
  /// declares no STATUSMSG has none.
  package func splitStatus(_ target: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, hadSign: Bool) {
    let name = target.drop { statusSigns.contains($0) && !channelTypes.contains($0) }
    return name.count < target.count && isChannel(name) ? (name, true) : (target, false)
  }
}
