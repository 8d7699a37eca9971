import Foundation
import Testing

@testable import CrisisCore

@Suite struct DepartementTests {
  @Test(arguments: [
    ("63", "63"), ("1", "01"), ("01", "01"), ("9", "09"), ("2a", "2A"), ("2B", "2B"), ("971", "971"), ("976", "976"),
    ("988", "988"), ("95", "95"),
  ])
  func understands(_ typed: String, _ code: String) {
    #expect(Departement(typed)?.code == code)
  }

  @Test(arguments: [
    "", "0", "00", "20", "96", "97", "99", "970", "979", "100", "063", "2C", "a", "63 ", " 63", "６３", "-1", "63-", "é",
  ])
  func knowsNoOther(_ typed: String) {
    #expect(Departement(typed) == nil)
  }

  @Test func thereAre101AndTheCollectivities() {
    let typed = (0...999).map { String($0) } + ["2A", "2B"]
    let codes = Set(typed.compactMap { Departement($0)?.code })
    // 94 of the mainland, two of Corsica, five overseas, and seven collectivities.
    #expect(codes.count == 94 + 2 + 5 + 7)
  }

  @Test func sortsAsPeopleListThem() {
    let codes = ["971", "63", "2B", "01", "2A", "30"].compactMap { Departement($0) }
    #expect(codes.sorted().map(\.code) == ["01", "2A", "2B", "30", "63", "971"])
  }

  @Test func isJSONText() throws {
    let json = try JSONEncoder().encode(Samples.departements("01", "2A"))
    #expect(String(decoding: json, as: UTF8.self) == #"["01","2A"]"#)
    #expect(try JSONDecoder().decode([Departement].self, from: json) == Samples.departements("01", "2A"))
  }

  @Test(arguments: [#"["99"]"#, "[63]", "[null]"])
  func refusesOtherJSON(_ json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Departement].self, from: Data(json.utf8)) }
  }
}
