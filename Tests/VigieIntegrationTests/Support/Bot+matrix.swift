import Foundation

extension Bot {
  static let room = "#gest-63:\(Homeserver.name)"
  /// Of volunteers on Matrix.
  static let watch = "#veille:\(Homeserver.name)"

  /// Volunteers on IRC, managers on Matrix: one team.
  ///
  /// - Parameter volunteers: accounts of the homeserver that may report, in ``watch``.
  init(on server: IRCServer, and homeserver: Homeserver, volunteers: [String] = []) throws {
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
      of: "\nauthorities:", with: "\n" + Self.matrix(homeserver, hasWatch: !volunteers.isEmpty) + "\nauthorities:")
    let members =
      ["  etat/\(Homeserver.user("chef")): { name: Chef, roles: [manager], authority: SDIS63 }"]
      + volunteers.map { "  etat/\(Homeserver.user($0)): { roles: [volunteer] }" }
    text = text.replacingOccurrences(
      of: "default_role: none", with: members.joined(separator: "\n") + "\ndefault_role: none")
    try folder.write(text, to: "vigie.yaml")
    try folder.write(Homeserver.password(of: "vigie") + "\n", to: "matrix-password")
  }

  private static func matrix(_ server: Homeserver, hasWatch: Bool) -> String {
    [
      "  etat:", "    kind: matrix", "    homeserver: \"https://localhost:\(server.tlsPort)\"",
      "    tls: { ca: \"\(server.authority)\" }", "    user: \"\(Homeserver.user("vigie"))\"",
      "    password_file: matrix-password", "    throttle: none", "    channels:",
      "      \"\(room)\": { is: managers, authority: SDIS63 }",
      hasWatch ? "      \"\(watch)\": { is: volunteers }" : "",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
