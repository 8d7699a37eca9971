import CrisisCore
import StrictYAML
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct ShippedBookTests {
  @Test func itLoadsWithoutFault() {
    switch Shipped.loaded {
    case .success(let book): #expect(book.commandCodes.count == CommandName.allCases.count)
    case .failure(let error): Issue.record("\(error)")
    }
  }
}
