import NIOCore
import NIOPosix

/// A TCP port of 127.0.0.1 that nobody listens on at this moment. For servers that cannot be told port 0.
package func freePort() throws -> Int {
  let server = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .bind(host: "127.0.0.1", port: 0).wait()
  defer { try? server.close().wait() }
  guard let port = server.localAddress?.port else { throw ChannelError.unknownLocalAddress }
  return port
}

/// Waits until somebody accepts connections on a port of 127.0.0.1, for servers that do not say when they are ready.
package func waitForListener(port: Int, within limit: Duration = .seconds(20)) async throws {
  let clock = ContinuousClock()
  let deadline = clock.now.advanced(by: limit)
  while clock.now < deadline {
    let connection = try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port).get()
    if let connection {
      try? await connection.close()
      return
    }
    try await Task.sleep(for: .milliseconds(10))
  }
  throw RunningProcess.Fault.nothingListens(port: port)
}
