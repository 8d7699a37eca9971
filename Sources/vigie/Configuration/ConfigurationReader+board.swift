import StrictYAML

/// Where the board listens, and how people reach it.
struct BoardAddress: Sendable, Equatable {
  var host: String
  var port: Int
  /// `https://vigie.example.org`, with nothing behind it.
  var url: String
}

extension ConfigurationReader {
  func board(_ map: YAMLMap) -> BoardAddress? {
    let listen = map.required("listen") { value in
      value.word("an address such as 127.0.0.1:8080") { Endpoint.read($0) }
    }
    if let listen, !listen.isLoopback {
      warnings.append(
        "board: listen: \(listen.host) is not of this machine alone, and the board speaks plain HTTP: put a web server before it"
      )
    }
    let url = map.required("url") { $0.word("an address that begins with https://", Self.origin) }
    guard let listen, let url else { return nil }
    return BoardAddress(host: listen.host, port: listen.port, url: url)
  }

  /// `https://host[:port]`, or `http://` where nobody is between.
  private static func origin(_ text: String) -> String? {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    let isLocal = ["http://127.0.0.1", "http://localhost"].contains { text == $0 || text.hasPrefix($0 + ":") }
    guard text.hasPrefix("https://") || isLocal, let start = text.firstRange(of: "://")?.upperBound else { return nil }
    let host = text[start...]
    return host.isEmpty || host.contains(where: { "/?#@ \\".contains($0) }) ? nil : text
  }
}
