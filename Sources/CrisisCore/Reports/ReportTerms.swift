/// What a report is about. The raw value is the French term without accents, as stored.
package enum Category: String, Sendable, Codable, CaseIterable, Hashable {
  case road = "route"
  case water = "eau"
  case building = "batiment"
  case network = "reseau"
  case evacuation = "evacuation"
  case person = "personne"
  case need = "besoin"
  case rumour = "rumeur"
  case other = "autre"
}

package enum Urgency: String, Sendable, Codable, CaseIterable, Hashable {
  case normal
  case urgent
}

/// The life of a report.
package enum ReportStatus: String, Sendable, Codable, CaseIterable, Hashable {
  case new
  case claimed
  case verified
  case refuted
  case unverifiable
  case duplicate
  case superseded
  case outOfScope = "out_of_scope"
  /// A call for help that is over, or was none. What is found of it later changes nothing to that.
  case lifted
  /// Taken back by its author within two minutes. The number is not used again.
  case cancelled
}

/// How precisely a place is known.
package enum PlacePrecision: String, Sendable, Codable, CaseIterable, Hashable {
  case exact
  case street
  case locality
  case commune
}

extension Category: Term { package static let family = "category" }
extension ReportStatus: Term { package static let family = "report_status" }
extension Urgency: Term { package static let family = "urgency" }
extension PlacePrecision: Term { package static let family = "place_precision" }
