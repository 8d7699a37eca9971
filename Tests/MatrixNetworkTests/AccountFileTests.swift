import ChatModel
import Foundation
import MatrixNetwork
import MatrixProtocol
import Testing
import VigieTestSupport

@Suite("The file of the tokens")
struct AccountFileTests {
  @Test func nobodyElseReadsItAndItIsReplacedAsAWhole() throws {
    let folder = try TemporaryFolder()
    let file = AccountFile(folder.file("store.matrix-etat"))
    #expect(file.read() == nil)
    var account = MatrixAccount(user: "@vigie:example.org", device: "VIGIE")
    account.accessToken = Secret("a1")
    account.refreshToken = Secret("r1")
    account.rooms = ["#gest-63:example.org": "!x"]
    account.told = ["!y"]
    try file.write(account)
    #expect(file.read() == account)
    account.accessToken = Secret("a2")
    try file.write(account)
    #expect(file.read()?.accessToken == Secret("a2"))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(!"\(account)".contains("a2"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store.matrix-etat"])
    try folder.write("torn {", to: "store.matrix-etat")
    #expect(file.read() == nil)
  }
}
