import ChatModel
import CrisisCore
import DutyDesk
import Foundation

/// The prompt of `vigie console`: who is speaking and where, and what each typed line does.
struct ConsoleSession {
  let network: ConsoleNetwork
  let desk: Desk
  let printer: ConsolePrinter
  let clock: RehearsalClock
  let zone: TimeZone
  /// Who speaks; an empty account is somebody not identified.
  var nick: String
  var isIdentified = true
  var place: ChatPlace

  static let help = """
    /as NICK        speak as somebody else          /stranger NICK  … whom no service vouches for
    /in #CHANNEL    speak in another channel        /direct         speak to the bot in private
    /who            who and where you are           /quit           leave (or Ctrl-D)
    /time 14h10     let the time pass until then, with all that falls due on the way
    """

  var prompt: String {
    let room = if case .channel(let channel) = place { channel } else { "(private)" }
    return "\(room) <\(nick)\(isIdentified ? "" : "?")> "
  }

  /// - Returns: false when the person wants to leave.
  mutating func act(on typed: String, echo: Bool) async -> Bool {
    let text = typed.trimmingCharacters(in: .newlines)
    let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let first = words.first, first.hasPrefix("/") else {
      if text.isEmpty || text.hasPrefix("## ") { return true }
      await say(text, echo: echo)
      return true
    }
    switch (first, words.dropFirst().first) {
    case ("/quit", _): return false
    case ("/as", let name?), ("/stranger", let name?):
      nick = name
      isIdentified = first == "/as"
    case ("/in", let channel?):
      let wanted = channel.hasPrefix("#") ? channel : "#\(channel)"
      guard network.channels.contains(wanted) else {
        printer.printNote("there is no \(wanted) here: \(network.channels.joined(separator: ", "))")
        return true
      }
      place = .channel(wanted)
    case ("/time", let time?):
      guard let moment = RehearsalClock.moment(time, after: clock.now, in: zone) else {
        printer.printNote("not a time: \(time). Write /time 14h10")
        return true
      }
      await desk.pass(to: moment) { [clock] in clock.set($0) }
    case ("/direct", _): place = .direct
    case ("/who", _): printer.printNote(prompt)
    default: printer.printNote(Self.help)
    }
    return true
  }

  private func say(_ text: String, echo: Bool) async {
    if echo { printer.printTyped(text, by: nick, in: place) }
    _ = desk.mailbox.heard([
      ChatMessage(
        network: network.name, id: nil, place: place,
        sender: ChatSender(nick: nick, account: isIdentified ? nick : nil, address: "console"), text: text,
        at: clock.now)
    ])
    await desk.settle()
  }
}
