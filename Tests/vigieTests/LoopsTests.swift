import NIOCore
import Testing

@testable import vigie

struct LoopsTests {
  @Test func theDeskWorksOnTheLoopOfTheOnlyNetwork() async throws {
    let loops = Loops(networks: 1)
    #expect(loops.forNetwork() === loops.forDesk)
    try await loops.shutdown()
  }

  @Test func withSeveralNetworksTheDeskHasAThreadOfItsOwn() async throws {
    let loops = Loops(networks: 3)
    let networks = (0..<3).map { _ in loops.forNetwork() }
    #expect(!networks.contains { $0 === loops.forDesk })
    #expect(networks[0] !== networks[1])
    try await loops.shutdown()
  }
}
