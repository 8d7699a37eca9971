/// The life of a crisis.
package enum CrisisStatus: String, Sendable, Codable, CaseIterable, Hashable {
  case offered
  case accepted
  case declined
  case expired
  case active
  case eased
  case closed
  case archived
  /// Activated by mistake and taken back within two minutes.
  case cancelled

  /// Whether reports may still be filed.
  package var isOpen: Bool {
    switch self {
    case .active, .eased: true
    case .offered, .accepted, .declined, .expired, .closed, .archived, .cancelled: false
    }
  }

  /// Whether it was, and is no more.
  package var isOver: Bool { self == .closed || self == .archived }
}

/// Whether it is for real.
package enum CrisisNature: String, Sendable, Codable, CaseIterable, Hashable {
  case real
  case exercise
  case test
}

package enum AuthorityKind: String, Sendable, Codable, CaseIterable, Hashable {
  case prefecture
  case sdis
  case sis
  case bspp
  case bmpm
  case zone
  case cogic
  case ministere
  case departement
  case commune
}

package enum Language: String, Sendable, Codable, CaseIterable, Hashable {
  case french = "fr"
  case english = "en"
}

extension CrisisStatus: Term { package static let family = "crisis_status" }
extension CrisisNature: Term { package static let family = "nature" }
extension Language: Term { package static let family = "language" }
