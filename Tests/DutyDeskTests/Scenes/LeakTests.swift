import ChatModel
import CrisisCore
import Testing

@testable import DutyDesk

/// One evening with three crises in two départements and forty people of all roles, with rooms and without: whoever should
/// hear does, and nobody hears a word too many.
struct LeakTests {
  private static let flood = LeakWatch.Secret(words: ["zebulon", "63-crue"])
  private static let accident = LeakWatch.Secret(words: ["quokka", "63-accident"])
  private static let fire = LeakWatch.Secret(words: ["narval", "42-feu"])
  private static let offer = LeakWatch.Secret(words: ["okapi"])
  /// What the managers of either département are called, which an administrator knows.
  private static let names63 = LeakWatch.Secret(words: ["wombat"])
  private static let names42 = LeakWatch.Secret(words: ["axolotl"])
  private static let crises = [flood, accident, fire]

  /// Who is of the team: they may know of everything, and keep no secret from each other.
  private static let volunteers = (1...18).map { "vol\($0)" }
  private static let team = volunteers + ["camille", "bruno", "jo", "lea", "samir", "pub1", "pub2", "ver1", "ver2"]
  private static let managers = [
    "SDIS63": ["capitaine", "colonel", "major"], "PREF63": ["prefete", "sousprefet"],
    "SDIS42": ["lieutenant", "adjudant"], "PREF42": ["prefet42"], "COGIC": ["veilleur"],
  ]
  /// Known to nobody, or of no use here; `parti` is of the team until he is not.
  private static let outsiders = ["passant", "curieux", "ines"]
  private static var everybody: [String] {
    team + managers.values.flatMap(\.self).sorted() + outsiders + ["parti", "partie42"]
  }

  /// The prefectures and COGIC have no room.
  private static let settings = DeskSettings.visov { settings in
    settings.seed.authorities += [
      .sample("PREF42", .prefecture, "Préfecture de la Loire", "42"), .sample("COGIC", .cogic, "COGIC", "63"),
    ]
    settings.seed.members += volunteers.map { .sample($0, $0, [.volunteer]) }
    settings.seed.members += [
      .sample("bruno", "Bruno", [.coordinator]), .sample("pub1", "pub1", [.publisher]),
      .sample("pub2", "pub2", [.volunteer, .publisher]), .sample("ver1", "ver1", [.verifier]),
      .sample("ver2", "ver2", [.volunteer, .verifier]), .sample("ines", "Inès", [.admin]),
      .sample("parti", "parti", [.volunteer]), .sample("partie42", "partie42", [], manages: ["SDIS42"]),
      .sample("colonel", "colonel Wombat", [], manages: ["SDIS63"]),
      .sample("major", "major Wombat", [], manages: ["SDIS63"]),
      .sample("prefete", "la préfète", [], manages: ["PREF63"]),
      .sample("sousprefet", "le sous-préfet", [], manages: ["PREF63"]),
      .sample("adjudant", "adjudant Axolotl", [], manages: ["SDIS42"]),
      .sample("prefet42", "préfet de la Loire", [], manages: ["PREF42"]),
      .sample("veilleur", "veilleur", [], manages: ["COGIC"]),
    ]
  }

  /// What people type who may know nothing of a crisis, or only read of it; `@C` is its code.
  private static let probes = [
    "!état @C", "!voir @C 1", "!voir @C S2", "!voir @C Q1", "!voir @C R1", "!liste @C", "!liste @C détresse",
    "!chercher @C pont", "!journal @C", "!journal @C 40", "!export @C md", "!point @C", "!point @C 2h", "!mission @C",
    "!relève @C", "!passation @C",
  ]
  /// The same without a code.
  private static let questions = [
    "!crises", "!état", "!liste", "!chercher pont", "!voir 1", "!voir R1", "!voir Q1", "!voir P1", "!journal",
    "!mission", "!qui",
    "!relève", "!passation", "!point 2h", "!diagnostic", "!ping", "!aide", "!silence", "!export md", "bonjour",
    "!vior 1",
  ]
  /// What those do who may not.
  private static let intrusions = [
    "!s @C Issoire : pont", "!note @C rien", "!corriger @C 1 Coudes", "!vérifier @C 1 ok", "!prendre @C 1",
    "!transmettre @C 1", "!question @C pourquoi", "!répondre @C Q1 rien", "!reçu @C 2", "!lever @C 2 rien",
    "!effacer @C 1 rien", "!désactiver @C rien", "!mission @C cod armé", "!doublon @C 1 de 3", "!valider @C R1",
    "!rejeter @C R1 rien", "!retirer @C R1", "!point @C toutes 2h", "!alléger @C", "!prolonger @C 2h", "!accepter P1",
    "!refuser P1 rien", "!oui", "!non", "!annuler", "!activer feu",
  ]

  @Test func nobodyHearsAWordTooMany() async throws {
    try await Evening.play(Self.settings, onDisk: true) { e in
      var scene = LeakScene(e)
      let (veilleAndCoord, sdis63, sdis42) = (
        [veille, coord], Self.managers["SDIS63"] ?? [], Self.managers["SDIS42"] ?? []
      )
      let pref63 = Self.managers["PREF63"] ?? []
      #expect(Self.everybody.count >= 40)
      scene.watch.keep(Self.flood, among: veilleAndCoord + Self.team + ["parti", gest63] + sdis63)
      scene.watch.keep(Self.accident, among: veilleAndCoord + Self.team + ["parti"] + pref63)
      scene.watch.keep(Self.fire, among: veilleAndCoord + Self.team + ["parti", "partie42", gest42] + sdis42)
      scene.watch.keep(Self.names63, among: veilleAndCoord + Self.team + ["parti", "ines", gest63] + sdis63)
      scene.watch.keep(
        Self.names42, among: veilleAndCoord + Self.team + ["parti", "ines", "partie42", gest42] + sdis42)
      scene.watch.keep(
        Self.offer, among: veilleAndCoord + Self.team + ["parti", "partie42", gest42, "prefet42"] + sdis42)

      // An offer, which the fire service of 42 accepts; its prefecture has no room, and hears in private.
      await scene.say("vol1", in: veille, "!proposer 42 feu fumée vers le col, dit okapi", heardBy: [coord])
      await scene.say("camille", in: coord, "!transmettre P1", heardBy: [gest42, "prefet42", "vol1"])
      await scene.say("lieutenant", in: gest42, "!accepter P1")
      await scene.say("lieutenant", in: gest42, "!oui", heardBy: [veille, coord, "vol1", "prefet42"])
      await scene.say("capitaine", in: gest63, "!activer crue du Zebulon")
      await scene.say("capitaine", in: gest63, "!oui", heardBy: [veille, coord])
      await scene.say("prefete", in: nil, "!activer accident Quokka")
      await scene.say("prefete", in: nil, "!oui", heardBy: [veille, coord, "sousprefet"])
      let codes = try e.read { try $0.openCrises() }.map(\.code)
      let code = Dictionary(
        uniqueKeysWithValues: Self.crises.map { secret in
          (secret, codes.first { $0.hasPrefix(secret.words[1]) } ?? "")
        })
      #expect(!code.values.contains("") && codes.count == 3)

      let readers = [Self.flood: [gest63], Self.accident: pref63, Self.fire: [gest42]]
      let askers =
        [Self.flood: ("capitaine", gest63), Self.accident: ("prefete", nil), Self.fire: ("lieutenant", gest42)]
        as [LeakWatch.Secret: (String, String?)]
      for crisis in Self.crises {
        let (at, word) = ("@\(code[crisis] ?? "")", crisis.words[0])
        let managers = readers[crisis] ?? []
        await scene.say("vol2", in: veille, "!s \(at) Issoire 3h05 route urgent : pont coupé, dit \(word)")
        await scene.say(
          "vol3", in: veille, "!sos \(at) Coudes : deux personnes, crie \(word)", heardBy: [coord] + managers)
        await scene.say("vol4", in: veille, "!s \(at) Parent eau : cave, dit \(word)")
        await scene.say("lea", in: veille, "!vérifier \(at) 1 ok source : vu par \(word)")
        await scene.say("camille", in: coord, "!transmettre \(at) 1", heardBy: managers)
        let (asker, room) = askers[crisis] ?? ("", nil)
        await scene.say(asker, in: room, "!question \(at) où est \(word)", heardBy: [veille, coord])
        await scene.say("vol5", in: veille, "!répondre \(at) Q1 \(word) est au gymnase", heardBy: [coord] + managers)
        await scene.say(
          "jo", in: veille, "!relayer \(at) info https://www.puy-de-dome.gouv.fr/a \(word) reste chez soi.")
        await scene.say("camille", in: coord, "!point \(at)", heardBy: managers)
        await scene.say("lea", in: veille, "!vérifier \(at) 1 faux : c’était \(word)", heardBy: [coord] + managers)
        await scene.say("vol6", in: veille, "!note \(at) \(word) est prévenu")
        await scene.say("vol7", in: veille, "!créneau \(at) 4h-8h")
      }
      // A manager of 42 calls for help in 63: it is heard there, and they learn nothing of what it is heard in.
      await scene.say("lieutenant", in: nil, "!sos Issoire : une voiture dans l’eau", heardBy: [gest63, coord])
      try await scene.probeAll(code, Self.everybody, Self.probes, Self.questions, Self.intrusions)

      // A role is withdrawn in the middle of the evening, and what waits for the person is not said any more.
      e.network.deliver(.failed(.absent))
      await scene.say("vol8", in: veille, "!sos @\(code[Self.fire] ?? "") Roanne : crie narval")
      e.network.deliver(.confirmed)
      await scene.say("camille", in: coord, "!rôle parti retirer volontaire")
      scene.watch.forget("parti")
      await scene.say("camille", in: coord, "!rôle partie42 retirer gestionnaire SDIS42")
      scene.watch.forget("partie42")
      // The prefecture joins the flood that the fire service asked for.
      await scene.say("sousprefet", in: nil, "!activer crue")
      for secret in [Self.flood, Self.names63] { scene.watch.tell(secret, to: pref63) }
      await scene.say("sousprefet", in: nil, "!oui", heardBy: [gest63, coord, "prefete"])
      await scene.say(
        "vol9", in: veille, "!sos @\(code[Self.flood] ?? "") Orbeil : crie zebulon", heardBy: [gest63, coord] + pref63)
      await scene.pass(2 * .hour + 20 * .minute, heardBy: [gest63, gest42, coord] + pref63)
      try await scene.restart()
      try await scene.probeAll(code, Self.everybody, Self.probes, Self.questions, Self.intrusions, oneIn: 4)

      // Over, they are read by those who could, and by nobody else.
      await scene.say("camille", in: coord, "!désactiver @\(code[Self.accident] ?? "") quokka est rentré")
      await scene.say("camille", in: coord, "!oui", heardBy: [veille] + pref63)
      await scene.say("camille", in: coord, "!désactiver @\(code[Self.fire] ?? "") narval est rentré")
      await scene.say("camille", in: coord, "!oui", heardBy: [veille, gest42])
      try await scene.probeAll(code, Self.everybody, Self.probes, Self.questions, [], oneIn: 4)

      for leak in scene.watch.leaks.prefix(20) { Issue.record("\(leak)") }
      #expect(scene.watch.leaks.isEmpty)
      for deaf in scene.deaf { Issue.record("\(deaf)") }
      for reader in [veille, coord, gest63, gest42, "prefete", "sousprefet", "lieutenant", "vol1", "camille"] {
        #expect(scene.watch.told[reader, default: 0] > 5, "\(reader)")
      }
    }
  }

  /// The watch sees what it is there to see.
  @Test func aLeakIsSeen() {
    var watch = LeakWatch()
    watch.keep(Self.fire, among: [gest42])
    func said(_ text: String, _ room: String) -> Said {
      Said(line: OutgoingLine(delivery: .untracked, destination: .channel(room), text: text))
    }
    watch.look([said("S1, dit Narval", gest42), said("rien", gest63)])
    #expect(watch.leaks.isEmpty && watch.told == [gest42: 1])
    watch.look([said("Pas de crise « 42-feu-2411 »", gest63)], after: ("capitaine", gest63, "!état @42-feu-2411"))
    #expect(watch.leaks.isEmpty)
    watch.look([said("S1, dit Narval", gest63)], after: ("capitaine", gest63, "!état @42-feu-2411"))
    watch.look([said("Prochain point de 42-feu-2411", gest63)])
    #expect(watch.leaks.count == 2)
  }
}

/// The evening, line by line.
private struct LeakScene {
  let e: Evening
  var watch = LeakWatch()
  /// Who did not hear what they should have.
  var deaf: [String] = []

  init(_ e: Evening) { self.e = e }

  /// Somebody says a line.
  ///
  /// - Parameter readers: those who are to hear something of it.
  mutating func say(_ account: String, in room: String?, _ words: String, heardBy readers: [String] = []) async {
    e.clock.advance(by: 2 * .second)
    e.mutter(account, in: room, words)
    let said = await e.hear()
    watch.look(said, after: (account, room, words))
    for reader in readers where !said.contains(where: { $0.room == reader }) {
      deaf.append("\(reader) heard nothing of: \(words)")
    }
  }

  mutating func pass(_ length: Milliseconds, heardBy readers: [String]) async {
    let clock = e.clock
    await e.desk.pass(to: clock.now + length) { [clock] in clock.set($0) }
    let said = await e.hear()
    watch.look(said)
    for reader in readers where !said.contains(where: { $0.room == reader }) { deaf.append("\(reader), in time") }
  }

  mutating func restart() async throws {
    let before = e.transcript.count
    try await e.restart()
    watch.look(Array(e.transcript[before...]))
  }

  /// Everybody asks for everything, in turns everywhere.
  mutating func probeAll(
    _ codes: [LeakWatch.Secret: String], _ people: [String], _ probes: [String], _ questions: [String],
    _ intrusions: [String], oneIn share: Int = 1
  ) async throws {
    let places: [String?] = [nil, veille, gest63, nil, gest42, coord]
    for (turn, person) in people.enumerated() {
      for (index, question) in questions.enumerated() where (turn + index) % share == 0 {
        await say(person, in: places[(turn + index) % places.count], question)
      }
      for (crisis, code) in codes.sorted(by: { $0.value < $1.value }) {
        // Those who may know of it are left to read: what they do would change the scene.
        let lines = watch.mayKnow(crisis, person) ? probes : probes + intrusions
        let stride = watch.mayKnow(crisis, person) ? 4 : share
        for (index, line) in lines.enumerated() where (turn + index) % stride == 0 {
          await say(person, in: places[(turn + index) % places.count], line.replacing("@C", with: "@\(code)"))
        }
      }
    }
  }
}
