/// What threatens (aléa): a closed list. The raw value is the French term without accents, as stored.
package enum Hazard: String, Sendable, Codable, CaseIterable, Hashable {
  case flood = "inondation"
  case seaFlood = "submersion"
  case rain = "pluie"
  case thunderstorm = "orage"
  case storm = "tempete"
  case snowAndIce = "neige-verglas"
  case extremeCold = "grand-froid"
  case heatwave = "canicule"
  case cyclone = "cyclone"
  case earthquake = "seisme"
  case landslide = "mouvement-terrain"
  case avalanche = "avalanche"
  case volcano = "volcan"
  case tsunami = "tsunami"
  case forestFire = "feu-foret"
  case fire = "incendie"
  case industrialAccident = "accident-industriel"
  case pollution = "pollution"
  case nuclear = "nucleaire"
  case hazardousTransport = "tmd"
  case damFailure = "rupture-barrage"
  case networkOutage = "panne-reseau"
  case transportAccident = "accident-transport"
  case attack = "attentat"
  case publicDisorder = "trouble-ordre-public"
  case health = "sanitaire"
  case missingPerson = "disparition"
  case other = "autre"

  /// The word that stands for the hazard in a crisis's code: `crue` in `63-crue-2411`.
  package var codeWord: String {
    switch self {
    case .flood: "crue"
    case .forestFire: "feu"
    case .industrialAccident: "accident"
    default: rawValue
    }
  }
}

extension Hazard: Term { package static let family = "hazard" }
