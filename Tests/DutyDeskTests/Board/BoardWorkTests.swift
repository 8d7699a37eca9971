import CrisisCore
import Testing
import VigieTestSupport

@testable import Board
@testable import DutyDesk

/// What is done on a page is done as if it were said in private.
struct BoardWorkTests {
  private static let crisis = "63-crue-2411"

  /// A form, and the line that does the same.
  struct Deed: Sendable, CustomStringConvertible {
    var who: String
    var page: String
    var form: String
    var record = ""
    var values: [String: String] = [:]
    var line: String
    /// Whether the team hears of it in its room by the words of the answer.
    var isTold = true

    var description: String { "\(form) by \(who)" }
  }

  static let deeds: [Deed] = [
    Deed(
      who: "jo", page: "", form: "report",
      values: [
        "place": "Issoire", "text": "le pont est coupé", "category": "route", "urgent": "1", "people": "3",
        "time": "02:50", "link": "https://x.com/temoin/status/1", "lat": "45,5432", "lon": "3.2481",
      ],
      line: "!s @63 https://x.com/temoin/status/1 Issoire 2h50 route urgent 3 pers 45.5432,3.2481 : le pont est coupé"),
    Deed(who: "capitaine", page: "", form: "report", values: ["text": "rien"], line: "!s @63 : rien"),
    Deed(
      who: "jo", page: "", form: "distress", values: ["place": "Coudes", "text": "l’eau monte", "people": "2"],
      line: "!sos @63 Coudes 2 pers : l’eau monte"),
    Deed(
      who: "jo", page: "/relays", form: "draft",
      values: [
        "kind": "consigne", "link": "https://www.puy-de-dome.gouv.fr/crue", "text": "Restez  chez vous : l’eau monte.",
      ],
      line: "!relayer @63 consigne https://www.puy-de-dome.gouv.fr/crue Restez chez vous : l’eau monte."),
    Deed(
      who: "capitaine", page: "/journal", form: "note", values: ["text": "le « préfet » : appelé = 3h20"],
      line: "!note @63 le « préfet » : appelé = 3h20"),
    Deed(who: "lea", page: "/S1", form: "claim", record: "S1", line: "!prendre @63 1"),
    Deed(who: "samir", page: "/S2", form: "release", record: "S2", line: "!lâcher @63 2"),
    Deed(
      who: "lea", page: "/S1", form: "verify", record: "S1",
      values: ["outcome": "ok", "source": "1", "location": "1", "corroboration": "1", "grade": "B2"],
      line: "!vérifier @63 1 ok source lieu recoup B2"),
    Deed(
      who: "lea", page: "/S1", form: "verify", record: "S1",
      values: ["outcome": "infirmé", "reason": "la photo : « 2003 » = vieille"],
      line: "!vérifier @63 1 infirmé : la photo : « 2003 » = vieille"),
    Deed(
      who: "lea", page: "/S1", form: "verify", record: "S1", values: ["outcome": "hors sujet"],
      line: "!vérifier @63 1 hors sujet"),
    Deed(
      who: "lea", page: "/S1", form: "correct", record: "S1",
      values: [
        "place": "12 rue du Pont, Coudes", "category": "eau", "urgency": "normal", "people": "2", "text": "20 cm",
      ],
      line: "!corriger @63 1 eau normal 2 pers lieu=\"12 rue du Pont, Coudes\" : 20 cm"),
    Deed(
      who: "lea", page: "/S1", form: "place", record: "S1", values: ["lat": "45.5432", "lon": "3,2481"],
      line: "!corriger @63 1 45.5432,3.2481"),
    Deed(
      who: "lea", page: "/S2", form: "duplicate", record: "S2", values: ["original": "1"], line: "!doublon @63 2 de 1"),
    Deed(
      who: "lea", page: "/S1", form: "link", record: "S1", values: ["link": "https://example.org/a?b=c&d=é"],
      line: "!lier @63 1 https://example.org/a?b=c&d=é"),
    Deed(
      who: "lea", page: "/S1", form: "supersede", record: "S1", values: ["reason": "la route a rouvert"],
      line: "!périmer @63 1 la route a rouvert"),
    Deed(who: "capitaine", page: "/S3", form: "received", record: "S3", line: "!reçu @63 3"),
    Deed(
      who: "capitaine", page: "/S3", form: "clear", record: "S3", values: ["reason": "personnes évacuées"],
      line: "!lever @63 3 personnes évacuées"),
    Deed(who: "camille", page: "/relays", form: "approve", record: "R1", line: "!valider @63 R1", isTold: false),
    Deed(
      who: "camille", page: "/relays", form: "reject", record: "R1", values: ["reason": "l’adresse = celle d’hier"],
      line: "!rejeter @63 R1 motif=\"l’adresse = celle d’hier\""),
    Deed(
      who: "camille", page: "/relays", form: "published", record: "R2",
      values: ["link": "https://x.com/visov/status/12"],
      line: "!en-ligne @63 R2 https://x.com/visov/status/12",
      isTold: false),
    Deed(who: "jo", page: "/relays", form: "withdraw", record: "R1", line: "!retirer @63 R1"),
    Deed(
      who: "capitaine", page: "/questions", form: "ask", values: ["text": "le camping est-il évacué ?"],
      line: "!question @63 le camping est-il évacué ?", isTold: false),
    Deed(
      who: "lea", page: "/questions", form: "answer", record: "Q1", values: ["text": "libre par le nord, D 229"],
      line: "!répondre @63 Q1 libre par le nord, D 229"),
    Deed(who: "lea", page: "/questions", form: "claim", record: "Q1", line: "!prendre @63 Q1"),
    Deed(who: "samir", page: "/planning", form: "take", values: ["span": "7h-9h"], line: "!créneau @63 7h-9h"),
    Deed(who: "lea", page: "/planning", form: "give_up", line: "!créneau @63 annuler 5h-7h"),
  ]

  /// The form does in the record what the line does, and says what it says; the team hears of it.
  @Test(arguments: deeds)
  func aFormDoesWhatItsLineDoes(_ deed: Deed) async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, deed.who)
        let before = try e.snapshot()
        let said = await e.say(deed.who, deed.line).to(deed.who)
        let byLine = try Self.acts(e)
        try await e.goBack(to: before)
        let page = try await board.send(
          cookie, try await board.get(path + deed.page, cookie), deed.form, on: deed.record, deed.values)
        #expect(page.notices == said)
        #expect(try Self.acts(e) == byLine)
        let heard = await e.settle().to(veille)
        #expect(heard.contains { $0.hasPrefix("Répondu à ") && $0.hasSuffix(said.joined()) } == deed.isTold, "\(heard)")
        // Shown once.
        #expect(try await board.get(path + deed.page, cookie).notices.isEmpty)
      }
    }
  }

  private static func begin(_ e: Evening) async throws {
    await e.activate("crue de l’Allier")
    await e.say("jo", in: veille, "!s Issoire 2h45 route : le pont est coupé")
    await e.say("samir", in: veille, "!s Coudes : un arbre est tombé")
    await e.say("samir", in: veille, "!prendre 2")
    await e.say("jo", in: veille, "!sos Parent : deux personnes sur un toit")
    let source = "https://www.puy-de-dome.gouv.fr/crue"
    await e.say("jo", in: veille, "!relayer consigne \(source) Ne vous engagez pas sur une route inondée.")
    await e.say("jo", in: veille, "!relayer info \(source) Le pont de Coudes est ouvert.")
    await e.say("camille", in: coord, "!valider R2")
    await e.say("capitaine", in: gest63, "!question par où accède-t-on au gymnase ?")
    await e.say("lea", in: veille, "!créneau 5h-7h")
    await e.wait(3 * .minute)
  }

  /// What stands in the journal, but for where it came from.
  private static func acts(_ e: Evening) throws -> [String] {
    try e.read { try $0.journal(after: 0, limit: 1_000) }.map { "\($0.actor) \($0.event)" }
  }

  /// A click counts as the person's, in the journal too: by the board, in private.
  @Test func theJournalSaysWhereItCameFrom() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let page = try await board.get("\(path)/S1", cookie)
        let nonce = try #require(page.form("claim", on: "S1")?.fields["nonce"])
        try await board.send(cookie, page, "claim", on: "S1")
        let entry = try #require(try e.read { try $0.journal(after: 0, limit: 1_000) }.last)
        #expect(entry.origin.network == "board" && entry.origin.channel == nil)
        #expect(entry.origin.messageID?.hasPrefix(nonce) == true)
        #expect(entry.actor == e.member("lea").map { .member($0.number) })
      }
    }
  }

  /// The same form sent twice has one effect, and one answer; so has it after a restart.
  @Test func theSameFormTwiceIsOnce() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      var (cookie, path) = ("", "")
      var form = SentForm(action: "", fields: [:])
      let values = ["place": "Issoire", "text": "pont coupé"]
      try await BoardVisit.to(e) { board in
        (cookie, path) = try await board.enter(e, "jo")
        form = try #require(try await board.get(path, cookie).form("report"))
        let body = form.filled(values)
        let (action, session) = (form.action, cookie)
        async let one = board.post(action, session, body: body)
        async let two = board.post(action, session, body: body)
        #expect(try await [one.status, two.status] == [303, 303])
        let page = try await board.get(path, cookie)
        #expect(page.notices.count == 1 && page.notices.joined().hasPrefix("S1 enregistré"), "\(page.notices)")
        #expect(page.rows == [1])
        // Gone back to and filled in otherwise, it is another act.
        #expect(
          try await board.post(action, session, body: form.filled(["place": "Coudes", "text": "cave"])).status == 303)
        #expect(try await board.get(path, cookie).notices.joined().hasPrefix("S2 enregistré"))
      }
      try await e.restart()
      try await BoardVisit.to(e) { board in
        #expect(try await board.post(form.action, cookie, body: form.filled(values)).status == 303)
        let page = try await board.get(path, cookie)
        #expect(page.rows == [2, 1] && page.notices.joined().hasPrefix("S1 enregistré"))
        // The same words by another form of the page, within two minutes, are the same line.
        let again = try await board.send(cookie, page, "report", values)
        #expect(again.rows == [2, 1] && again.notices.joined().hasPrefix("S1 enregistré"))
      }
    }
  }

  /// Nobody does on a page what they may not, and what is not theirs is not there.
  @Test func nobodyDoesWhatTheyMayNot() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea", "!document 63")
        let (other, otherPath) = try await board.enter(e, "lieutenant")
        let (samir, _) = try await board.enter(e, "samir", "!document 63")
        let gone = try await board.get("/c/63-crue-2411")
        var forms: [SentForm] = []
        for page in ["", "/S1", "/S2", "/S3"] {
          let read = try await board.get(path + page, cookie)
          for name in Set(read.forms) { forms.append(try #require(read.form(name, on: String(page.dropFirst())))) }
        }
        #expect(Set(forms.map { $0.action.split(separator: "/").last ?? "" }).count >= 7)
        let elsewhere = try #require(try await board.get(otherPath, other).form("report"))
        await e.say("camille", in: coord, "!rôle samir retirer volontaire")
        let before = try Self.acts(e).count
        let values = [
          "text": "x", "place": "Issoire", "outcome": "ok", "original": "1", "reason": "x", "link": "http://a.b/",
        ]
        for form in forms {
          let renamed = other.replacing("42-feu", with: "63-crue")
          for thief in [nil, other, renamed, samir] {
            let answer = try await board.post(form.action, thief, body: form.filled(values))
            #expect(answer.status == 404 && answer.body == gone.body, "\(form.action)")
          }
          // With a session of one's own, another's form is none.
          let moved = form.action.replacing(Self.crisis, with: otherPath.replacing("/c/", with: ""))
          #expect(try await board.post(moved, other, body: form.filled(values)).status == 403, "\(moved)")
          let stolen = SentForm(
            action: form.action, fields: elsewhere.fields.merging(["record": form.fields["record"] ?? ""]) { $1 })
          #expect(try await board.post(form.action, cookie, body: stolen.filled(values)).status == 403)
          for change in [
            ["token": ""], ["nonce": String(repeating: "0", count: 32)], ["record": "S1 S2"], ["record": "R1 !sos"],
          ] {
            #expect(
              try await board.post(form.action, cookie, body: form.filled(values.merging(change) { $1 })).status == 403)
          }
          for (origin, site) in [("https://evil.test", "same-origin"), (BoardVisit.url, "cross-site")] {
            let answer = try await board.post(
              form.action, cookie, origin: origin, site: site, body: form.filled(values))
            #expect(answer.status == 403)
          }
          let long = try await board.post(
            form.action, cookie, body: form.filled(["text": String(repeating: "a", count: 9_000)]))
          #expect(long.status == 413)
        }
        #expect(try await board.post("\(path)/do/nothing", cookie, body: forms[0].filled([:])).status == 403)
        #expect(try Self.acts(e).count == before)
      }
    }
  }

  /// What a command's rights forbid has no button, and no effect where somebody sends it all the same.
  @Test func aManagerDoesWhatAManagerMay() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "capitaine")
        let page = try await board.get("\(path)/S3", cookie)
        #expect(Set(page.forms) == ["received", "clear"])
        // Whoever cannot decide has no such button.
        let (volunteer, _) = try await board.enter(e, "samir")
        #expect(try await Set(board.get("\(path)/S3", volunteer).forms) == ["claim"])
        var form = try #require(page.form("received", on: "S3"))
        form.action = "\(path)/do/claim"
        let before = try Self.acts(e).count
        #expect(try await board.post(form.action, cookie, body: form.filled([:])).status == 303)
        let said = try await board.get("\(path)/S3", cookie).notices
        #expect(said == (await e.say("capitaine", "!prendre @63 3").to("capitaine")))
        #expect(try Self.acts(e).count == before)
      }
    }
  }

  /// What somebody else did meanwhile is read before anything is overwritten.
  @Test func twoWhoEditTheSameThing() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let card = "\(path)/S1"
        let page = try await board.get(card, cookie)
        await e.say("camille", in: coord, "!corriger 1 Coudes : une voie est coupée")
        let refused = try await board.send(
          cookie, page, "correct", on: "S1", ["text": "les deux voies <b>", "place": "Orbeil"])
        #expect(refused.notices.count == 1)
        #expect(
          refused.notices[0].contains("S1 a changé") && refused.notices[0].contains("Camille"), "\(refused.notices)")
        #expect(e.report(1)?.text == "une voie est coupée")
        // What they wrote is still there, and done when they say it again.
        #expect(
          refused.body.contains("les deux voies &lt;b&gt;</textarea>") && refused.body.contains("value=\"Orbeil\""))
        let done = try await board.send(
          cookie, refused, "correct", on: "S1", ["text": "les deux voies", "place": "Orbeil"])
        #expect(done.notices.joined().hasPrefix("S1 corrigé"), "\(done.notices)")
        #expect(e.report(1)?.place.commune == "Orbeil")
        // Their own acts, and what the clock does, are no surprise.
        await e.say("lea", "!prendre @63 1")
        await e.wait(20 * .minute)
        #expect(
          try await board.send(cookie, page, "verify", on: "S1", ["outcome": "ok"]).notices.joined().contains(
            "a changé"))
        let now = try await board.get(card, cookie)
        await e.say("lea", "!corriger @63 1 : encore")
        #expect(
          try await board.send(cookie, now, "verify", on: "S1", ["outcome": "ok"]).notices.joined().hasPrefix(
            "S1 vérifié"))
      }
    }
  }

  /// What is done is taken back by a button, for two minutes.
  @Test func whatIsDoneIsTakenBackByAButton() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let done = try await board.send(
          cookie, try await board.get("\(path)/S1", cookie), "verify", on: "S1", ["outcome": "ok"])
        #expect(e.report(1)?.status == .verified)
        let undone = try await board.send(cookie, done, "undo")
        #expect(e.report(1)?.status == .new && undone.notices.joined().contains("annulée"), "\(undone.notices)")
      }
    }
  }

  /// A refusal leaves what was filled in where it was; what is recorded leaves nothing.
  @Test func noWordIsLost() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      e.answersPages = false
      e.pages.connect(to: e.desk.mailbox)
      try await BoardVisit.to(e, patience: .milliseconds(1)) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let page = try await board.get("\(path)/S1", cookie)
        // The desk has not come to it: the person is told, and reads the answer later.
        let waiting = try await board.send(cookie, page, "verify", on: "S1", ["outcome": "infirmé", "reason": ""])
        #expect(waiting.notices.count == 1 && waiting.notices[0].contains("pas encore confirmé"))
        await e.settle()
        let answered = try await board.get("\(path)/S1", cookie)
        #expect(answered.notices.count == 1 && !answered.notices[0].contains("pas encore"), "\(answered.notices)")
        #expect(answered.body.contains("<option value=\"infirmé\" selected>"))
      }
    }
  }

  /// What is asked back is answered by a button.
  @Test func aQuestionIsAnsweredByAButton() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "camille")
        let page = try await board.get("\(path)/S1", cookie)
        let asked = try await board.send(cookie, page, "erase", on: "S1", ["reason": "nom d’une victime"])
        #expect(asked.notices.count == 1 && asked.notices[0].contains("!oui"), "\(asked.notices)")
        #expect(e.report(1)?.text != nil)
        // With the answer alone.
        let number = try #require(
          asked.body.firstMatch(of: /do\/yes">\s*<input[^>]*>.*?name="record" value="(\d+)"/)?.output.1)
        #expect(try await board.get("\(path)/S1", cookie).form("yes", on: String(number)) == nil)
        let done = try await board.send(cookie, asked, "yes", on: String(number))
        #expect(e.report(1)?.text == "[effacé]", "\(done.notices)")
        #expect(done.notices.count == 1 && !done.forms.contains("yes"))
      }
    }
  }

  /// Words of people are words, in every field.
  @Test func hostileWordsInEveryField() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await Self.begin(e)
      let hostile =
        "</textarea><script>alert(1)</script>\" onfocus=x « » = : @42 !sos {{label.quit}} \u{202E}x\r\nQUIT :x"
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        for (address, name, record) in [("", "report", "")]
          + ["verify", "correct", "place", "duplicate", "link", "supersede"].map({ ("/S1", $0, "S1") })
        {
          let page = try await board.get(path + address, cookie)
          guard let form = page.form(name, on: record) else { continue }
          let fields = BoardForm.named(name)?.fields.map(\.name) ?? []
          let values = Dictionary(fields.map { ($0, hostile) }) { $1 }
          #expect(try await board.post(form.action, cookie, body: form.filled(values)).status == 303, "\(name)")
          for after in [path + address, path, "\(path)/S1"] {
            let body = try await board.get(after, cookie).body
            #expect(
              !body.contains("<script>alert") && !body.contains("\" onfocus") && !body.contains("\u{202E}"), "\(name)")
          }
          _ = await e.settle()
        }
      }
      #expect(try e.read { try $0.unliftedDistresses() }.count == 1)
    }
  }
}
