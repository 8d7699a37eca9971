import Foundation

extension Bot {
  static let room = "#gest-63:\(Homeserver.name)"
  /// Of volunteers on Matrix.
  static let watch = "#veille:\(Homeserver.name)"

  /// Volunteers on IRC, managers on Matrix: one team.
  ///
  /// - Parameters:
  ///   - volunteers: accounts of the homeserver that may report, in ``watch``.
  ///   - proxy: the port of the pantalaimon through which the homeserver is reached; nil: it is reached itself.
  init(
    on server: IRCServer, and homeserver: Homeserver, volunteers: [String] = [], through proxy: Int? = nil
  ) throws {
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
      with: "\n" + Self.matrix(homeserver, proxy, hasWatch: !volunteers.isEmpty) + "\nauthorities:")
    let members =
      ["  etat/\(Homeserver.user("chef")): { name: Chef, roles: [manager], authority: SDIS63 }"]
      + volunteers.map { "  etat/\(Homeserver.user($0)): { roles: [volunteer] }" }
    text = text.replacingOccurrences(
      of: "default_role: none", with: members.joined(separator: "\n") + "\ndefault_role: none")
    try folder.write(text, to: "vigie.yaml")
    try folder.write(Homeserver.password(of: "vigie") + "\n", to: "matrix-password")
  }

  private static func matrix(_ server: Homeserver, _ proxy: Int?, hasWatch: Bool) -> String {
    let address =
      proxy.map { ["    homeserver: \"http://127.0.0.1:\($0)\"", "    encryption: pantalaimon"] } ?? [
        "    homeserver: \"https://localhost:\(server.tlsPort)\"", "    tls: { ca: \"\(server.authority)\" }",
      ]
    let rooms = ["      \"\(room)\": { is: managers, authority: SDIS63 }"]
    return
      (["  etat:", "    kind: matrix"] + address + [
        "    user: \"\(Homeserver.user("vigie"))\"", "    password_file: matrix-password", "    throttle: none",
        "    channels:",
      ] + rooms + (hasWatch ? ["      \"\(watch)\": { is: volunteers }"] : [])).joined(separator: "\n")
  }
}
