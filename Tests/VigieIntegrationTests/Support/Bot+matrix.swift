import Foundation

extension Bot {
  static let room = "#gest-63:\(Homeserver.name)"

  /// Volunteers on IRC, managers on Matrix: one team.
  init(on server: IRCServer, and homeserver: Homeserver, more: [String] = []) throws {
    try self.init(on: server)
    var text = try String(contentsOfFile: configuration, encoding: .utf8)
    text = text.replacingOccurrences(of: "admins: [camille]", with: "admins: [visov/camille]")
    for name in ["camille", "jo", "lea", "capitaine"] {
      text = text.replacingOccurrences(of: "\n  \(name): {", with: "\n  visov/\(name): {")
    }
    text = text.replacingOccurrences(
      of: "      \"\(Self.managers)\": { is: managers, authority: SDIS63 }\n",
      with: "      \"\(Self.coordination)\": { is: coordination }\n")
    text = text.replacingOccurrences(
      of: "\nauthorities:",
      with: "\n" + Self.matrix(homeserver, more: more) + "\nauthorities:")
    text = text.replacingOccurrences(
      of: "default_role: none",
      with: "  etat/\(Homeserver.user("chef")): { name: Chef, roles: [manager], authority: SDIS63 }\ndefault_role: none"
    )
    try folder.write(text, to: "vigie.yaml")
    try folder.write(Homeserver.password(of: "vigie") + "\n", to: "matrix-password")
  }

  private static func matrix(_ server: Homeserver, more: [String]) -> String {
    let lines = [
      "  etat:", "    kind: matrix", "    homeserver: \"https://localhost:\(server.tlsPort)\"",
      "    tls: { ca: \"\(server.authority)\" }", "    user: \"\(Homeserver.user("vigie"))\"",
      "    password_file: matrix-password", "    throttle: none",
    ]
    return (lines + more + ["    channels:", "      \"\(room)\": { is: managers, authority: SDIS63 }"])
      .joined(separator: "\n")
  }
}
