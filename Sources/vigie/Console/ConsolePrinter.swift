import ChatModel
import Foundation

/// Prints lines as a chat program shows them: with colours on a terminal, plain elsewhere.
struct ConsolePrinter: Sendable {
  var usesColours: Bool
  var botNick: String
  /// Receives each finished line, without its end.
  var output: @Sendable (String) -> Void

  static func standardOutput(botNick: String) -> ConsolePrinter {
    ConsolePrinter(usesColours: isatty(STDOUT_FILENO) == 1, botNick: botNick) { line in
      FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
  }

  /// - Parameter network: what a channel is called by that is no room.
  func printAnswer(_ line: OutgoingLine, on network: String) {
    switch line.destination {
    case .channel(let channel):
      output("\(room(channel.hasPrefix("#") ? channel : "(\(network): \(channel))")) \(bot) \(line.text)")
    case .person(let nick, _), .account(let nick): output("\(whisper("→ \(nick)")) \(bot) \(line.text)")
    }
  }

  func printTyped(_ text: String, by nick: String, in place: ChatPlace) {
    switch place {
    case .channel(let channel): output("\(room(channel)) \(person(nick)) \(text)")
    case .direct: output("\(whisper("→ \(botNick)")) \(person(nick)) \(text)")
    }
  }

  func printNote(_ text: String) { output(coloured(text, "2")) }

  private var bot: String { coloured("<\(botNick)>", "1;33") }
  private func room(_ channel: String) -> String { coloured(channel, "36") }
  private func person(_ nick: String) -> String { coloured("<\(nick)>", "32") }
  private func whisper(_ text: String) -> String { coloured(text, "35") }

  private func coloured(_ text: String, _ code: String) -> String {
    usesColours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
