import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import Testing

@testable import CommandBook

/// Who types.
struct MendPerson {
  var account: String
  var roles: Set<Role> = []
  var manages: Set<String> = []
  /// nil account: nobody vouches for them.
  var isKnown = true
  var isIdentified = true

  static let all = [
    MendPerson(account: "vol", roles: [.volunteer]), MendPerson(account: "ver", roles: [.verifier]),
    MendPerson(account: "pub", roles: [.publisher]), MendPerson(account: "coo", roles: [.coordinator]),
    MendPerson(account: "adm", roles: [.admin]), MendPerson(account: "cap", manages: ["SDIS63"]),
    MendPerson(account: "pref", manages: ["PREF63"]), MendPerson(account: "loire", manages: ["SDIS42"]),
    MendPerson(account: "passant", isKnown: false), MendPerson(account: "inconnu", isKnown: false, isIdentified: false),
  ]
}

/// What stands in the records before they type.
enum MendScene {
  enum State: String, CaseIterable {
    case one, none, several, ended, exercise

    /// What is typed of a command: all that can be wrong with it where there is one crisis, else what the state may change.
    func lines(_ command: String, _ wrong: WrongLines) -> [String] {
      let usual = wrong.usual(command)
      switch self {
      case .one: return wrong.all(command)
      case .none: return [usual[0]] + wrong.named(command, crisis) + usual.suffix(1)
      case .several: return [usual[0]] + usual.suffix(1) + wrong.named(command, otherCrisis) + [usual[0] + " Roanne"]
      case .ended: return wrong.named(command, crisis) + [usual[0], usual[0] + " @\(crisis)"] + usual.suffix(1)
      case .exercise: return [usual[0]] + usual.suffix(2)
      }
    }
  }

  static let places: [String?] = [veille, coord, gest63, nil]
  /// No example has its code.
  static let crisis = "63-tempete-2411"
  static let otherCrisis = "42-feu-2411"

  static func settings(_ language: Language) -> DeskSettings {
    .visov { settings in
      settings.language = language
      settings.seed.members += MendPerson.all.filter(\.isKnown).map {
        .sample($0.account, $0.account.capitalized, $0.roles, manages: $0.manages)
      }
    }
  }

  /// Words that are said of one thing only, and who may read them.
  static func watch() -> LeakWatch {
    var watch = LeakWatch()
    let team = [veille, coord, "vol", "ver", "pub", "coo", "camille", "jo", "lea", "samir"]
    watch.keep(storm, among: team + [gest63, "cap", "capitaine"])
    watch.keep(fire, among: team + [gest42, "loire", "lieutenant"])
    watch.keep(offer, among: team + [gest42, "loire", "lieutenant"])
    return watch
  }

  static let storm = LeakWatch.Secret(words: ["zebulon", "sauxillanges", "63-tempete"])
  static let fire = LeakWatch.Secret(words: ["narval", "42-feu"])
  static let offer = LeakWatch.Secret(words: ["okapi"])

  static func prepare(_ state: State, _ e: Evening, _ language: Language) async throws {
    let isFrench = language == .french
    func say(_ account: String, in channel: String?, _ french: String, _ english: String) async {
      await e.say(account, in: channel, isFrench ? french : english)
    }
    guard state != .none else { return }
    await say("samir", in: veille, "!proposer 42 séisme okapi", "!propose 42 earthquake okapi")
    await say("camille", in: coord, "!transmettre P1", "!escalate P1")
    let exercise = state == .exercise ? (isFrench ? " exercice" : " exercise") : ""
    await say("capitaine", in: gest63, "!activer tempête Zebulon\(exercise)", "!activate storm Zebulon\(exercise)")
    await say("capitaine", in: gest63, "!oui", "!yes")
    await say("samir", in: veille, "!signaler Sauxillanges : zebulon", "!report Sauxillanges: zebulon")
    await say("jo", in: veille, "!sos Sauxillanges : zebulon", "!distress Sauxillanges: zebulon")
    await say("vol", in: veille, "!signaler Sauxillanges : trois", "!report Sauxillanges: three")
    await say("capitaine", in: gest63, "!question Zebulon est loin ?", "!ask Is Zebulon far?")
    await say(
      "camille", in: coord, "!relayer info https://www.puy-de-dome.gouv.fr/a Zebulon approche.",
      "!relay information https://www.puy-de-dome.gouv.fr/a Zebulon comes.")
    if state == .several {
      await say("lieutenant", in: gest42, "!activer feu Narval", "!activate wildfire Narval")
      await say("lieutenant", in: gest42, "!oui", "!yes")
      await say("lea", in: veille, "!signaler Roanne : narval", "!report Roanne: narval")
    }
    if state == .ended {
      await say("capitaine", in: gest63, "!désactiver fin", "!deactivate over")
      await say("capitaine", in: gest63, "!oui", "!yes")
    }
    e.clock.advance(by: 3 * .minute)
    let open = state == .ended ? [] : state == .several ? [crisis, otherCrisis] : [crisis]
    #expect(e.openCrises == open)
  }
}
