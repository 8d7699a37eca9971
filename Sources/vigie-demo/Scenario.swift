/// A scenario as one text: what people say, how time goes on, and every line that Vigie says, whole and in order.
///
/// ```
/// # a remark
/// @ 2020-10-24 18:00        time goes on to this local time (`again`: the second of two that are alike)
/// jo #visov-veille: !s …    says in a room; `jo: !aide` in private; `?passant #visov-veille: …` not identified
/// ! stop                    the power goes; `! start` brings it back, at the time that it is then
/// > #visov-veille: …        what Vigie says, in a room or to a person
/// > 18:40 #visov-veille: …  the same, said while time went on, with the time that it was
/// ```
struct Scenario: Sendable {
  /// One thing that happens, with what Vigie says to it.
  struct Step: Sendable {
    var number: Int
    var line: String
    var act: Act
    var said: [Line] = []
  }

  enum Act: Sendable, Equatable {
    case nothing
    case clock(String)
    case stop
    case start
    case say(nick: String, isIdentified: Bool, room: String?, text: String)
  }

  /// A line of Vigie's.
  struct Line: Sendable, Hashable, CustomStringConvertible {
    /// Where time went on: that of the minute.
    var time: String?
    /// A room or a person.
    var place: String
    var text: String

    /// No space shows that it does not break; the head of the journal is another each time, since its salt is drawn.
    init(time: String? = nil, place: String, text: String) {
      self.time = time
      self.place = place
      self.text = text.replacing("\u{A0}", with: " ").replacing(#/(Journal ?: )[0-9a-f]{8}/#) { "\($0.1)########" }
    }

    var description: String { "\(time.map { "\($0) " } ?? "")\(place): \(text)" }
  }

  var steps: [Step] = []

  init(_ text: String) throws(Script.Fault) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fault = Script.Fault(line: index + 1, text: String(line), file: "scenario")
      if line.hasPrefix("> ") {
        guard !steps.isEmpty, let said = Self.said(line.dropFirst(2)) else { throw fault }
        steps[steps.count - 1].said.append(said)
      } else {
        guard let act = Self.act(line) else { throw fault }
        steps.append(Step(number: index + 1, line: String(line), act: act))
      }
    }
  }

  private static func said(_ line: Substring) -> Line? {
    guard let match = line.wholeMatch(of: #/(?:(\d\d:\d\d(?: again)?) )?([^ :]+): (.*)/#) else { return nil }
    return Line(time: match.1.map(String.init), place: String(match.2), text: String(match.3))
  }

  private static func act(_ line: Substring) -> Act? {
    if line.isEmpty || line.hasPrefix("#") { return .nothing }
    if line.hasPrefix("@ ") { return .clock(String(line.dropFirst(2))) }
    if line == "! stop" { return .stop }
    if line == "! start" { return .start }
    guard let colon = line.firstRange(of: ": ") else { return nil }
    let head = line[..<colon.lowerBound].split(separator: " ").map(String.init)
    guard let name = head.first, head.count <= 2 else { return nil }
    let isIdentified = !name.hasPrefix("?")
    return .say(
      nick: isIdentified ? name : String(name.dropFirst()), isIdentified: isIdentified,
      room: head.count == 2 ? head[1] : nil, text: String(line[colon.upperBound...]))
  }

  /// When it begins: the first time.
  var start: String? {
    for case .clock(let time) in steps.lazy.map(\.act) { return time }
    return nil
  }

  /// Whether the same was said: in each place, in the same order. What is said in two places at one time has none.
  static func isSame(_ some: [Line], _ others: [Line]) -> Bool {
    some.count == others.count
      && Dictionary(grouping: some, by: \.place) == Dictionary(grouping: others, by: \.place)
  }
}
