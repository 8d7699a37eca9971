/// What a member may do for the team. Being a manager *of an authority* is apart: ``Member/manages``.
package enum Role: String, Sendable, Codable, CaseIterable, Hashable {
  case volunteer
  case verifier
  case publisher
  case coordinator
  case admin

  /// The roles that come with this one: who verifies, publishes or coordinates is a volunteer too.
  package var implied: [Role] {
    switch self {
    case .volunteer: [.volunteer]
    case .verifier: [.volunteer, .verifier]
    case .publisher: [.volunteer, .publisher]
    case .coordinator: [.volunteer, .coordinator]
    case .admin: [.admin]
    }
  }
}
