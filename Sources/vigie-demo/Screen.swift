import Foundation

/// Prints the conversation: in columns, with a colour for each place and each person on a terminal, plain elsewhere.
struct Screen: Sendable {
  private let isTerminal: Bool
  private let placeWidth = 14
  private let nickWidth = 10

  private let isSilent: Bool

  init(isSilent: Bool = false) {
    self.isSilent = isSilent
    isTerminal = isatty(STDOUT_FILENO) == 1
  }

  func show(_ line: Stage.Line) {
    let place = line.place.label.padded(to: placeWidth)
    let nick = line.from.padded(to: nickWidth)
    let rows = wrapped(line.text, to: textWidth)
    let indent = String(repeating: " ", count: placeWidth + nickWidth + 2)
    let head = "\(coloured(place, by: line.place.label)) \(coloured(nick, by: line.from, bold: true)) "
    print(head + rows.joined(separator: "\n" + indent))
  }

  func heading(_ text: String) { print("\n" + styled(text, "1")) }
  func remark(_ text: String) { print(styled(text, "2")) }
  func time(_ text: String) { print(styled("        \(text)", "2")) }
  func plain(_ text: String) { print(text) }

  private func print(_ text: String) {
    if !isSilent { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
  }

  private var textWidth: Int {
    guard isTerminal else { return .max }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return .max }
    return max(30, Int(size.ws_col) - placeWidth - nickWidth - 3)
  }

  /// Breaks at plain spaces only.
  private func wrapped(_ text: String, to width: Int) -> [String] {
    var rows = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let row = rows[rows.count - 1]
      if row.isEmpty {
        rows[rows.count - 1] = String(word)
      } else if width == .max || row.count + 1 + word.count <= width {
        rows[rows.count - 1] = row + " " + word
      } else {
        rows.append(String(word))
      }
    }
    return rows
  }

  private func coloured(_ text: String, by name: String, bold: Bool = false) -> String {
    let colours = [31, 32, 33, 34, 35, 36, 91, 92, 93, 94, 95, 96]
    let sum = name.utf8.reduce(7) { ($0 * 3 + Int($1)) & 0xFFFF }
    return styled(text, (bold ? "1;" : "") + String(colours[sum % colours.count]))
  }

  private func styled(_ text: String, _ codes: String) -> String {
    isTerminal ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
