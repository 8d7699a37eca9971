import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  @Suite("The scripts of the IRC servers") struct ServerScriptTests {
    /// Whatever its number is, and that of a shell's own script among them: who waits for the end of a file or a socket
    /// would wait for that of the server.
    @Test(arguments: [3, 10, 254, 255]) func `a server keeps nothing open of its caller's`(_ number: Int) async throws {
      let folder = try TemporaryFolder("vigie-held")
      let held = folder.file("held")
      // The server’s own user has to reach it.
      let server = NSTemporaryDirectory() + "vigie-ircd-\(UUID().uuidString.prefix(8))"
      defer { try? FileManager.default.removeItem(atPath: server) }
      let up = try await Program.run(
        "/bin/bash",
        [
          "-c", #"eval "exec $1>\"\$2\""; exec "$3/up.sh" ngircd "$4""#, "bash", "\(number)", held, Checkout.ircd,
          server,
        ])
      #expect(up.status == 0, "\(up.errors)")
      let line = up.output.split(separator: "\n").first { $0.hasPrefix("IRCD_PID=") }
      let pid = try #require(line?.dropFirst("IRCD_PID=".count))
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
      }
      #expect(open.contains { $0.hasPrefix("socket:") })
      #expect(!open.contains(held), "\(open)")
      _ = try await Program.run("\(Checkout.ircd)/down.sh", [server])
    }
  }
}
