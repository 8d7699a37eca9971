/// A line from a server, read the plain way, so that the bot's own reading of lines is not what tests it.
struct IRCLine: Sendable, CustomStringConvertible {
  let raw: String
  let nick: String
  let command: String
  let parameters: [String]

  init(_ raw: String) {
    self.raw = raw
    var rest = raw[...]
    if rest.first == "@" { rest = rest.drop { $0 != " " }.drop { $0 == " " } }
    var nick = ""
    if rest.first == ":" {
      nick = String(rest.dropFirst().prefix { $0 != "!" && $0 != " " })
      rest = rest.drop { $0 != " " }.drop { $0 == " " }
    }
    self.nick = nick
    var words: [String] = []
    while !rest.isEmpty {
      if rest.first == ":", !words.isEmpty {
        words.append(String(rest.dropFirst()))
        break
      }
      words.append(String(rest.prefix { $0 != " " }))
      rest = rest.drop { $0 != " " }.drop { $0 == " " }
    }
    command = words.first ?? ""
    parameters = Array(words.dropFirst())
  }

  var text: String { parameters.last ?? "" }
  var target: String { parameters.first ?? "" }
  var description: String { raw }

  /// Something said, to a channel or a person.
  var isSpeech: Bool { command == "PRIVMSG" || command == "NOTICE" }
}
