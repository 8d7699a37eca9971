import Testing

/// What the server has told of who is where and who is whom, read the plain way, and what may be written at that moment: the
/// session's own idea of it is what is tested.
struct Confidant {
  static let room = "#gest-63"
  /// Begins every text for the managers' room, and every word of it, so that each part of one tells itself.
  static let managers = "GGG"
  /// The same for what is for the account jo alone.
  static let member = "JJJ"

  private var ownNick = "Vigie"
  private(set) var isInRoom = false
  /// Nick and account by folded nick; nil: gone, or nobody's.
  private var accounts: [String: (nick: String, account: String)] = [:]
  /// ISUPPORT's CASEMAPPING.
  private var isRFC1459 = true
  private(set) var told = 0

  private func fold(_ nick: String) -> String {
    let small = nick.lowercased()
    guard isRFC1459 else { return small }
    return small.replacing("[", with: "{").replacing("]", with: "}").replacing("\\", with: "|")
  }

  // MARK: What the server says

  mutating func connectionEnded() {
    isInRoom = false
    accounts = [:]
    ownNick = "Vigie"
    isRFC1459 = true
  }

  mutating func server(_ line: String) {
    var words = line.split(separator: " ").map(String.init)
    var tags = ""
    if words.first?.hasPrefix("@") ?? false { tags = words.removeFirst() }
    // What is replayed is of another time.
    if tags.contains("batch=") { return }
    guard let source = words.first, source.hasPrefix(":"), words.count >= 2 else { return }
    let nick = String(source.dropFirst().prefix { $0 != "!" })
    let isOwn = fold(nick) == fold(ownNick)
    func parameter(_ i: Int) -> String { words.count > i ? words[i].replacing(":", with: "") : "" }
    switch words[1] {
    case "001": ownNick = parameter(2)
    case "JOIN":
      if isOwn, fold(parameter(2)) == Self.room { isInRoom = true }
      if !isOwn { identify(nick, parameter(3)) }
    case "PART": if isOwn, fold(parameter(2)) == Self.room { isInRoom = false }
    case "KICK": if fold(parameter(3)) == fold(ownNick), fold(parameter(2)) == Self.room { isInRoom = false }
    case "RENAME": if fold(parameter(2)) == Self.room { isInRoom = false }
    case "442": if fold(parameter(3)) == Self.room { isInRoom = false }
    case "QUIT": accounts[fold(nick)] = nil
    case "ACCOUNT": identify(nick, parameter(2))
    case "NICK":
      if isOwn {
        ownNick = parameter(2)
      } else {
        let account = accounts.removeValue(forKey: fold(nick))?.account
        identify(parameter(2), account ?? "*")
      }
    case "PRIVMSG":
      let account = tags.dropFirst().split(separator: ";").first { $0.hasPrefix("account=") }
      identify(nick, account.map { String($0.dropFirst("account=".count)) } ?? "*")
    case "005":
      if line.contains("CASEMAPPING=ascii") {
        isRFC1459 = false
        let known = accounts.values
        accounts = [:]
        for one in known { identify(one.nick, one.account) }
      }
    default: break
    }
  }

  /// The account of a nick, as far as the server has told.
  func account(of nick: String) -> String? { accounts[fold(nick)]?.account }

  private mutating func identify(_ nick: String, _ account: String) {
    accounts[fold(nick)] = account == "*" || account.isEmpty ? nil : (nick, account)
  }

  // MARK: What is written

  /// Records an issue where something confidential leaves its room, or goes to a nick that is not jo's.
  mutating func written(_ line: String, _ situation: String) {
    guard line.hasPrefix("> ") else { return }
    var words = line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
    if words.first?.hasPrefix("@") ?? false { words.removeFirst() }
    let target = words.count > 1 ? String(words[1]) : ""
    let isSpeech = words.first == "PRIVMSG" || words.first == "NOTICE"
    if line.contains(Self.managers) {
      #expect(isSpeech && fold(target) == Self.room && isInRoom, "\(situation): \(line)")
      told += 1
    }
    if line.contains(Self.member) {
      #expect(isSpeech && account(of: target) == "jo", "\(situation): \(line)")
      told += 1
    }
  }
}
