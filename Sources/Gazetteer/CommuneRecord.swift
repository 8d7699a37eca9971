/// One line of the official list.
struct CommuneRecord: Sendable, Equatable {
  /// By how its type is written in the list.
  enum Kind: String, Sendable, CaseIterable {
    case commune = "COM"
    case arrondissement = "ARM"
    case delegated = "COMD"
    case associated = "COMA"
    /// No longer anything by itself; people still say its name.
    case former = "ANC"

    /// Whether a name is of today: it stands before those that are of a part of a commune, or of the past.
    var isOfToday: Bool { self == .commune || self == .arrondissement }
  }

  var kind: Kind
  var insee: String
  var name: String
  /// The INSEE code of the commune that it is part of; nil for a commune.
  var parent: String?
  var latitude: Double?
  var longitude: Double?
  var population: Int?
  var postalCodes: [String] = []

  /// By the code: `63` of `63178`, `2A` of `2A004`, `974` of `97411`.
  static func departement(ofInsee insee: some StringProtocol) -> String {
    String(insee.prefix(insee.hasPrefix("97") || insee.hasPrefix("98") ? 3 : 2))
  }
}
