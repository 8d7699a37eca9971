import Foundation
import Testing

@testable import Gazetteer

/// What people type for a place, in the départements where the crisis is, and what it is taken for: a commune, another by whose
/// name it was found in brackets, and behind `|` what else was said; `+` joins communes side by side, `or` those of one name;
/// behind `outside` one that is not in these départements, behind `?` those that are proposed.
@Suite("What people type for a place")
struct PlaceTableTests {
  @Test("each line as it stands here", arguments: lines) func line(_ line: Line) {
    #expect(Self.meaning(line.typed, in: line.departements) == line.meaning, "\(line.typed)")
  }

  @Test("as many as were wanted") func many() { #expect(Self.lines.count >= 150) }

  struct Line: Sendable, CustomTestStringConvertible {
    var departements: [String]
    var typed: String
    var meaning: String
    var testDescription: String { "\(departements.joined(separator: " ")): \(typed)" }
  }

  static let lines: [Line] = table.split(separator: "\n").reduce(into: (departements: [String](), lines: [Line]())) {
    let parts = $1.components(separatedBy: " → ")
    if parts.count == 1 {
      $0.departements = $1.split(separator: " ").dropFirst().map(String.init)
    } else {
      $0.lines.append(Line(departements: $0.departements, typed: parts[0], meaning: parts[1]))
    }
  }.lines

  static func meaning(_ typed: String, in departements: [String]) -> String {
    func named(_ commune: Commune) -> String {
      let name = departements == [commune.departement] ? commune.name : commune.nameWithDepartement
      return name + (commune.formerName.map { " [\($0)]" } ?? "")
    }
    func line(_ communes: [Commune], _ join: String, _ rest: String) -> String {
      communes.map(named).joined(separator: join) + (rest.isEmpty ? "" : " | \(rest)")
    }
    switch Places.france.resolve(typed, in: departements) {
    case .exact(let commune): return named(commune)
    case .within(let commune, let rest): return line([commune], "", rest)
    case .several(let communes, let rest): return line(communes, " + ", rest)
    case .ambiguous(let communes, let rest): return line(communes, " or ", rest)
    case .elsewhere(let commune, let rest): return "outside " + line([commune], "", rest)
    case .unknown(let suggestions):
      return suggestions.isEmpty ? "?" : "? " + suggestions.map(named).joined(separator: ", ")
    case .notCovered: return "not covered"
    }
  }
}
