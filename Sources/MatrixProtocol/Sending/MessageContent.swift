import ChatModel

/// The content of an event that says something.
struct MessageContent {
  var text: String
  /// Bots that answer to what people say do not answer to a notice, and it does not ring.
  var isNotice: Bool
  var calls = Calls.nobody
  var reply: MessageReference?
  /// Of the texts that it says, where there are several.
  var names: [String] = []

  enum Calls {
    case nobody
    case everybody
    case people([String])
  }

  init(text: String, isNotice: Bool) {
    self.text = text
    self.isNotice = isNotice
  }

  /// Beyond that only the plain text is sent: an event holds 65,536 bytes in all.
  private static let formattedLimit = 20_000

  var json: JSON {
    var members: [String: JSON] = ["msgtype": isNotice ? "m.notice" : "m.text", "body": .string(text)]
    switch calls {
    // That nobody is meant has to be said, or else whoever's name stands in the text is called. A notice calls nobody
    // as it is, and to check what it says of it is much work for a homeserver.
    case .nobody: if !isNotice { members["m.mentions"] = [:] }
    case .everybody: members["m.mentions"] = ["room": true]
    case .people(let users): members["m.mentions"] = ["user_ids": .array(users.map { .string($0) })]
    }
    if text.utf8.contains(0x0A), text.utf8.count <= Self.formattedLimit {
      members["format"] = "org.matrix.custom.html"
      members["formatted_body"] = .string(formatted)
    }
    if let relation { members["m.relates_to"] = relation }
    if !names.isEmpty { members[MatrixSession.namesKey] = .array(names.map { .string($0) }) }
    return .object(members)
  }

  private var relation: JSON? {
    guard let reply else { return nil }
    let answered: JSON = ["event_id": .string(reply.id)]
    guard let thread = reply.thread else { return ["m.in_reply_to": answered] }
    return [
      "rel_type": "m.thread", "event_id": .string(thread), "is_falling_back": false, "m.in_reply_to": answered,
    ]
  }

  /// The same words: a line each, and what a line is about, where it begins with it in capitals, in bold.
  private var formatted: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let head = Self.head(of: line)
      let rest = Self.escaped(line[head.endIndex...])
      return head.isEmpty ? rest : "<strong>\(Self.escaped(head))</strong>\(rest)"
    }.joined(separator: "<br>")
  }

  /// Up to the first full stop or colon, else the last comma, before which stands no small letter but in brackets.
  private static func head(of line: Substring) -> Substring {
    var (letters, isInBrackets) = (0, false)
    var comma: Substring.Index?
    for index in line.indices {
      let character = line[index]
      switch character {
      case "(": isInBrackets = true
      case ")": isInBrackets = false
      case ".", ":": return letters > 1 ? line[..<index] : line.prefix(0)
      case ",": comma = letters > 1 ? index : comma
      default:
        if character.isLowercase, !isInBrackets { return comma.map { line[..<$0] } ?? line.prefix(0) }
        if character.isUppercase { letters += 1 }
      }
    }
    return line.prefix(0)
  }

  static func escaped(_ text: Substring) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
