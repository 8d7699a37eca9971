import CrisisCore
import Foundation
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct ReadmeTests {
  @Test func everyTypeOfArgumentIsExplained() throws {
    let text = try String(contentsOfFile: Shipped.folder + "/README.md", encoding: .utf8)
    for kind in ArgumentKind.allCases {
      #expect(text.contains("`\(kind.rawValue)`"), "\(kind.rawValue)")
    }
    for form in ValueForm.allCases where form != .plain {
      #expect(text.contains("x_\(form.rawValue)"), "\(form.rawValue)")
    }
  }

  /// The commands of the page are read as they stand there: one of the program's in other words, and one with words only.
  @Test func itsExamplesLoad() throws {
    let text = try String(contentsOfFile: Shipped.folder + "/README.md", encoding: .utf8)
    let blocks = text.split(separator: "```").filter { $0.hasPrefix("yaml\n") }.map { String($0.dropFirst(5)) }
    let folder = try CommandFolder()
    try folder.write("note.yaml", #require(blocks.first))
    try folder.write("hours.yaml", #require(blocks.last))
    #expect(folder.faults() == [])
  }
}
