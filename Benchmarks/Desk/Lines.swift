import ChatModel

/// Reports as people type them, each different, under message ids as random as a server's.
struct Lines {
  static let people = 50
  private static let communes = [
    "Issoire", "Brassac-les-Mines", "Coudes", "Le Broc", "Parentignat", "Auzat-la-Combelle", "Sauxillanges",
    "Vic-le-Comte",
  ]
  private var random = SystemRandomNumberGenerator()
  private let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

  mutating func report(_ number: Int, at: Int64) -> ChatMessage {
    let commune = Self.communes[number % Self.communes.count]
    let text =
      switch number % 4 {
      case 0: "!signaler \(commune) 14h10 route urgent : le pont est coupé, relevé \(number)"
      case 1:
        "!signaler https://example.org/post/\(number) \(commune) 3 pers : de l’eau au premier étage, relevé \(number)"
      case 2: "!s https://example.org/direct/\(number) \(commune) 13h40 eau"
      default: "!signaler 12 rue du Pont, \(commune) eau : 20 cm devant les maisons, relevé \(number)"
      }
    return message(text, from: "s\(number % Self.people)", in: "#veille", at: at)
  }

  /// - Parameter channel: nil: in a direct message.
  mutating func message(_ text: String, from nick: String, in channel: String?, at: Int64) -> ChatMessage {
    ChatMessage(
      network: "bench", id: id(), place: channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: nick, account: nick, address: "127.0.0.1"), text: text, at: at)
  }

  private mutating func id() -> String {
    String(decoding: (0..<22).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }, as: UTF8.self)
  }
}
