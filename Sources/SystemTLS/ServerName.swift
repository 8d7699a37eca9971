import NIOCore

/// What the server is called: decides what the certificate must bear, and whether the name may be sent ahead (SNI).
enum ServerName: Equatable {
  /// A DNS name without its final dot; sent as SNI.
  case host(String)
  /// An IP address; never sent as SNI (RFC 6066 §3).
  case address(String)

  init(_ text: String) throws(TLSFailure) {
    var name = text
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    if (try? SocketAddress(ipAddress: name, port: 0)) != nil {
      self = .address(name)
      return
    }
    if name.hasSuffix(".") { name.removeLast() }
    let allowed = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": true
      default: false
      }
    }
    guard allowed, !name.isEmpty, name.utf8.count <= 253, !name.hasPrefix(".") else {
      throw TLSFailure(.badServerName(text))
    }
    self = .host(name)
  }

  var text: String {
    switch self {
    case .host(let name), .address(let name): name
    }
  }
}
