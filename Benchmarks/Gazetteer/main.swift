import Gazetteer
import Glibc

// The list of communes: how long a name found, a suggestion, a long text without a place and the nearest commune of a point
// take, and the memory that the list holds once all of it was read; on one core.
//   gazetteer-lookup ROUNDS       Prints a line of JSON; microseconds of the processor, medians of the rounds.

let crisis = ["63", "43"]
let kinds: [(name: String, typed: [String])] = [
  (
    "found",
    [
      "Issoire", "st germain lembron", "Brassac", "12 rue du Pont, Issoire", "63500 Issoire", "Beaulieu (43)",
      "D996 entre Issoire et Parentignat", "Orsonnette",
    ]
  ),
  (
    "suggested",
    [
      "Isoire", "Parantignat", "pont de Parantignat", "Brasac les mine", "Églieneuve-d’Entraigues", "Orbel",
      "Sainte-Marthe",
    ]
  ),
  (
    "without_a_place",
    [
      "le niveau de la rivière monte vite et les caves du quartier sont déjà inondées",
      "Un Arbre Est Tombé Sur La Voie Et Les Pompiers Arrivent Avec Une Grue",
      "the water is rising fast behind the school and the road is closed since noon",
      "on entend des gens crier, personne ne répond, il fait nuit, et plus de courant",
    ]
  ),
]

guard CommandLine.arguments.count == 2, let rounds = Int(CommandLine.arguments[1]), rounds > 0 else {
  print("usage: gazetteer-lookup ROUNDS")
  exit(64)
}

/// The program's own memory in kilobytes, and the pages of files that it has read.
func resident() -> (own: Int, files: Int) {
  guard let file = fopen("/proc/self/status", "r") else { return (0, 0) }
  defer { fclose(file) }
  var (own, files) = (0, 0)
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), file) != nil {
    let text = line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    let number = Int(text.filter(\.isNumber)) ?? 0
    if text.hasPrefix("RssAnon:") { own = number }
    if text.hasPrefix("RssFile:") { files = number }
  }
  return (own, files)
}

/// Microseconds of the processor.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// What each of some things takes, as the median of the rounds.
func measure(_ count: Int, _ work: () -> Void) -> Double {
  let times = (0..<rounds).map { _ in
    let start = now()
    work()
    return (now() - start) / Double(count)
  }
  return (times.sorted()[rounds / 2] * 10).rounded() / 10
}

let before = resident()
var seen = 0
let places = Places.france
for departement in places.departements { seen += places.communes(in: departement).count }
let after = resident()

var results: [String] = []
for (name, typed) in kinds {
  let each = typed.map { typed in
    measure(100) {
      for _ in 0..<100 { if case .unknown(let names) = places.resolve(typed, in: crisis) { seen += names.count } }
    }
  }
  results.append("\"\(name)_us\": \(each.max() ?? 0), \"\(name)\": \(each)")
}
let points = [(45.5432, 3.2481), (48.8566, 2.3522), (-21.1, 55.5), (46.0, -5.0)]
let nearest = points.map { point in
  measure(100) {
    for _ in 0..<100 { if places.nearest(latitude: point.0, longitude: point.1) != nil { seen += 1 } }
  }
}
results.append("\"nearest_us\": \(nearest.max() ?? 0), \"nearest\": \(nearest)")
results.append(
  "\"memory_kb\": {\"own\": \(after.own - before.own), \"pages_of_the_program\": \(after.files - before.files)}")
print("{\(results.joined(separator: ", ")), \"seen\": \(seen)}")
