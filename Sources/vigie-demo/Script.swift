/// A conversation to play, read from a text file: who comes in, what is said, what Vigie must answer.
///
/// ```
/// # a comment
/// == 03:12. A scene's heading.
/// -- What the onlooker should know.
/// + camille = camille: #visov-veille #visov-coord     comes in under an account; `+ passant: #visov-veille` under none
/// ? Vigie: #visov-veille #visov-coord                 waits until Vigie is there
/// ! 2019-11-24T03:10                                  Vigie is started at that time; where she runs, the power goes before
/// @ 03h20                                             time goes on to then, with all that falls due on the way
/// jo #visov-veille: !signaler Issoire 03h10           says
/// jo Vigie: !aide                                     says in private
/// > #visov-veille: S1 … Issoire                       Vigie must say a line that holds these pieces in this order, because
///                                                     of the last thing said, or of the time
/// > jo: S1                                            the same, to jo in private
/// %irc> #gest-63: S1                                  a line that counts where the managers are on IRC; `%matrix`: on Matrix
/// === What is printed at the end, up to the end of the file, with {NAME} filled in.
/// ```
struct Script: Sendable, Equatable {
  var steps: [Step] = []
  var closing: [String] = []

  enum Step: Sendable, Equatable {
    case heading(String)
    case remark(String)
    /// Those who come in together.
    case enter([Person])
    case await(nick: String, channels: [String])
    /// Vigie starts, after a power cut where she ran.
    case start(at: String)
    case clock(String, expected: [Expectation])
    case say(nick: String, place: Place, text: String, expected: [Expectation])
  }

  struct Person: Sendable, Equatable {
    var nick: String
    var account: String?
    var channels: [String]
  }

  enum Place: Sendable, Hashable {
    case channel(String)
    /// Between Vigie and that person.
    case person(String)
  }

  struct Expectation: Sendable, Equatable {
    var place: Place
    var pieces: [String]
    /// The line of the script, to be named when it is not met.
    var line: Int
  }

  /// A line that cannot be understood, of a script or a scenario.
  struct Fault: Error, CustomStringConvertible, Equatable {
    var line: Int
    var text: String
    var file = "script"

    var description: String { "line \(line) of the \(file) cannot be understood: \(text)" }
  }

  /// - Parameter onMatrix: whether the managers are there.
  init(_ text: String, bot: String, onMatrix: Bool = false) throws(Fault) {
    let (kept, dropped) = onMatrix ? ("%matrix", "%irc") : ("%irc", "%matrix")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.hasPrefix(dropped) }
      .map { ($0.offset, $0.element.trimmingPrefix(kept)) }.makeIterator()
    while let (index, raw) = lines.next() {
      let line = raw.trimmed
      if line.hasPrefix("===") {
        closing = [line.dropFirst(3).trimmed]
        while let (_, rest) = lines.next() { closing.append(String(rest)) }
        while closing.last?.isEmpty ?? false { closing.removeLast() }
      } else if !line.isEmpty, !line.hasPrefix("#") {
        try read(line, index + 1, bot: bot)
      }
    }
  }

  private mutating func read(_ line: String, _ number: Int, bot: String) throws(Fault) {
    let fault = Fault(line: number, text: line)
    if line.hasPrefix("==") {
      steps.append(.heading(line.dropFirst(2).trimmed))
    } else if line.hasPrefix("--") {
      steps.append(.remark(line.dropFirst(2).trimmed))
    } else if line.hasPrefix("! ") {
      steps.append(.start(at: line.dropFirst(2).trimmed))
    } else if line.hasPrefix("@ ") {
      steps.append(.clock(line.dropFirst(2).trimmed, expected: []))
    } else {
      guard let colon = line.firstRange(of: ": ") else { throw fault }
      let head = line[..<colon.lowerBound].split(separator: " ").map(String.init)
      let rest = line[colon.upperBound...].trimmed
      switch head.first {
      case "+": try enter(head, rest.split(separator: " ").map(String.init), fault)
      case "?" where head.count == 2:
        steps.append(.await(nick: head[1], channels: rest.split(separator: " ").map(String.init)))
      case ">" where head.count == 2: try expect(head[1], rest, number, fault)
      case .some where head.count == 2:
        let place: Place = head[1] == bot ? .person(head[0]) : .channel(head[1])
        steps.append(.say(nick: head[0], place: place, text: rest, expected: []))
      default: throw fault
      }
    }
  }

  private mutating func enter(_ head: [String], _ channels: [String], _ fault: Fault) throws(Fault) {
    let account: String?
    switch (head.count, head.count == 4 ? head[2] : "") {
    case (2, _): account = nil
    case (4, "="): account = head[3]
    default: throw fault
    }
    let person = Person(nick: head[1], account: account, channels: channels)
    if case .enter(let people) = steps.last {
      steps[steps.count - 1] = .enter(people + [person])
    } else {
      steps.append(.enter([person]))
    }
  }

  private mutating func expect(_ place: String, _ rest: String, _ number: Int, _ fault: Fault) throws(Fault) {
    let expectation = Expectation(
      place: place.hasPrefix("#") ? .channel(place) : .person(place),
      pieces: rest.split(separator: "…").map(\.trimmed).filter { !$0.isEmpty }, line: number)
    switch steps.last {
    case .say(let nick, let said, let text, let expected):
      steps[steps.count - 1] = .say(nick: nick, place: said, text: text, expected: expected + [expectation])
    case .clock(let time, let expected):
      steps[steps.count - 1] = .clock(time, expected: expected + [expectation])
    default: throw fault
    }
  }
}

extension Script.Expectation {
  /// Whether a line holds the pieces in their order. A script need not tell no-break spaces from others.
  func isMet(by text: String) -> Bool {
    var rest = Substring(text.replacing("\u{A0}", with: " "))
    for piece in pieces {
      guard let found = rest.firstRange(of: piece.replacing("\u{A0}", with: " ")) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension StringProtocol {
  /// Without spaces at either end. A no-break space belongs to the text.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let head = drop(while: isBlank)
    let end = head.lastIndex { !isBlank($0) }.map { head.index(after: $0) } ?? head.startIndex
    return String(head[..<end])
  }
}
