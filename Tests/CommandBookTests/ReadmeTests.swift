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

  /// The text-only command of the page is read as it stands there.
  @Test func itsExampleLoads() throws {
    let text = try String(contentsOfFile: Shipped.folder + "/README.md", encoding: .utf8)
    let blocks = text.split(separator: "```").filter { $0.hasPrefix("yaml\n") }
    let block = try #require(blocks.last)
    let folder = try CommandFolder()
    try folder.write("hours.yaml", String(block.dropFirst(5)))
    #expect(folder.faults() == [])
  }
}
