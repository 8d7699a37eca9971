import CommandBook
import CrisisCore
import CrisisStore
import Foundation
import Testing

@testable import DutyDesk

struct ExportTests {
  /// A crisis with reports of several kinds, one of them erased and one taken back.
  private func evening(_ words: String = "crue de l’Allier", _ scene: @escaping (Evening) async throws -> Void)
    async throws
  {
    try await Evening.play { e in
      await e.activate(words)
      await e.say(
        "jo", in: veille,
        "!s https://x.com/a_b/status/12 Issoire, 12 rue du Pont 3h05 route urgent : pont \"coupé\" ; eau")
      await e.say("jo", in: veille, "!s Coudes : à effacer")
      await e.say("jo", in: veille, "!s Orbel 3 pers : camping")
      await e.say("jo", in: veille, "!s Parent : pris pour un autre")
      await e.say("jo", in: veille, "!annuler")
      await e.say("samir", in: veille, "!s Brassac-les-Mines rumeur : barrage lâché")
      await e.say("lea", in: veille, "!vérifier 1 ok source date B2 : vu sur *place*")
      await e.say("lea", in: veille, "!vérifier 5 faux photo de 2003")
      await e.say("camille", in: coord, "!effacer 2 à la demande de la famille")
      await e.say("camille", in: coord, "!oui")
      try await scene(e)
    }
  }

  private func export(_ e: Evening, _ language: Language = .french) throws -> CrisisExport {
    let crisis = try #require(try e.read { try $0.crisis("63-crue-2411") })
    return CrisisExport(
      of: crisis, in: e.store, book: try Shipped.book.get(), language: language,
      zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, now: e.clock.now)
  }

  private func text(_ export: CrisisExport, _ format: ExportFormat) throws -> String {
    var bytes: [UInt8] = []
    _ = try export.write(format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text with no-break spaces as spaces.
  private func spaced(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test func spreadsheetsHaveTheFrozenColumns() async throws {
    try await evening { e in
      let french = [
        "\u{FEFF}numéro;date;heure;commune;code_insee;lieu;latitude;longitude;précision;catégorie;urgence;statut;cotation;texte;lien;saisi_par;vérifié_par;heure_vérification;remarque",
        "1;2019-11-24;03:05;Issoire;63178;12 rue du Pont;45.54507;3.25118;commune;route;urgent;vérifié;B2;\"pont \"\"coupé\"\" ; eau\";https://x.com/a_b/status/12;Jo;Léa;2019-11-24 03:10;vu sur *place*",
        "2;2019-11-24;03:10;Coudes;63121;;;;commune;;normal;non vérifié;;[effacé];;Jo;;;",
        "3;2019-11-24;03:10;;;Orbel;;;;;normal;non vérifié;;camping;;Jo;;;3 personnes en danger",
        "5;2019-11-24;03:10;Brassac-les-Mines;63050;;45.41336;3.33123;commune;rumeur;normal;infirmé;;barrage lâché;;Samir;Léa;2019-11-24 03:10;photo de 2003",
        "",
      ]
      let csv = spaced(try text(export(e), .csv))
      #expect(csv == french.joined(separator: "\r\n"))
      let english = try text(try export(e, .english), .csv).components(separatedBy: "\r\n")
      #expect(
        english[0]
          == "\u{FEFF}number;date;time;commune;insee_code;place;latitude;longitude;precision;category;urgency;status;grade;text;link;reported_by;verified_by;verified_at;remark"
      )
      #expect(
        english[3]
          == "3;2019-11-24;03:10;;;Orbel;;;;;normal;not verified;;camping;;Jo;;;3 people at risk")
    }
  }

  @Test func toolsHaveTheirOwnColumns() async throws {
    try await evening { e in
      let vost = spaced(try text(export(e), .vost))
      #expect(
        vost
          == [
            "\u{FEFF}Date;Time;Name;Summary;Website URL;Action Requested;Note",
            "2019-11-24;03:05;Jo;\"S1, Issoire (12 rue du Pont), route : pont \"\"coupé\"\" ; eau\";https://x.com/a_b/status/12;;\"vérifié ; vu sur *place*\"",
            "2019-11-24;03:10;Jo;S2, Coudes : [effacé];;à vérifier;non vérifié",
            "2019-11-24;03:10;Jo;S3, Orbel : camping;;à vérifier;\"non vérifié ; 3 personnes en danger\"",
            "2019-11-24;03:10;Samir;S5, Brassac-les-Mines, rumeur : barrage lâché;;;\"infirmé ; photo de 2003\"", "",
          ].joined(separator: "\r\n"))
      let ushahidi = try text(export(e, .english), .ushahidi)
      #expect(
        ushahidi
          == [
            "#,INCIDENT TITLE,INCIDENT DATE,LOCATION,DESCRIPTION,CATEGORY,LATITUDE,LONGITUDE,APPROVED,VERIFIED",
            "1,\"S1, Issoire (12 rue du Pont), road\",2019-11-24 03:05:00,Issoire (12 rue du Pont),\"pont \"\"coupé\"\" ; eau\",road,45.54507,3.25118,NO,YES",
            "2,\"S2, Coudes\",2019-11-24 03:10:00,Coudes,[effacé],,,,NO,NO",
            "3,\"S3, Orbel\",2019-11-24 03:10:00,Orbel,camping,,,,NO,NO",
            "5,\"S5, Brassac-les-Mines, rumour\",2019-11-24 03:10:00,Brassac-les-Mines,barrage lâché,rumour,45.41336,3.33123,NO,NO",
            "",
          ].joined(separator: "\r\n"))
    }
  }

  @Test func mapsHaveWhatHasAPosition() async throws {
    try await evening { e in
      let lines = spaced(try text(try export(e), .geojson)).components(separatedBy: "\n")
      #expect(lines.first == "{\"type\":\"FeatureCollection\",\"features\":[" && lines.suffix(2) == ["]}", ""])
      #expect(lines.count == 5)
      #expect(
        lines[1]
          == "{\"type\":\"Feature\",\"id\":1,\"geometry\":{\"type\":\"Point\",\"coordinates\":[3.25118,45.54507]},\"properties\":{\"numéro\":1,\"date\":\"2019-11-24\",\"heure\":\"03:05\",\"commune\":\"Issoire\",\"code_insee\":\"63178\",\"lieu\":\"12 rue du Pont\",\"latitude\":45.54507,\"longitude\":3.25118,\"précision\":\"commune\",\"catégorie\":\"route\",\"urgence\":\"urgent\",\"statut\":\"vérifié\",\"cotation\":\"B2\",\"texte\":\"pont \\\"coupé\\\" ; eau\",\"lien\":\"https://x.com/a_b/status/12\",\"saisi_par\":\"Jo\",\"vérifié_par\":\"Léa\",\"heure_vérification\":\"2019-11-24 03:10\",\"remarque\":\"vu sur *place*\"}},"
      )
      for language in Language.allCases {
        let object = try JSONSerialization.jsonObject(with: Data(try text(try export(e, language), .geojson).utf8))
        let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
        #expect(features.map { $0["id"] as? Int } == [1, 5])
        let keys = try #require(features.first?["properties"] as? [String: Any]).keys
        #expect(keys.contains(language == .french ? "numéro" : "number") && keys.count == 19)
      }
    }
  }

  @Test func programsHaveAllOfIt() async throws {
    try await evening { e in
      let french = try text(try export(e), .json)
      let english = try text(export(e, .english), .json)
      #expect(french == english, "names and words for programs know no language")
      let lines = french.components(separatedBy: "\n")
      #expect(
        lines[0]
          == "{\"crisis\":{\"code\":\"63-crue-2411\",\"title\":\"crue de l’Allier\",\"hazard\":\"inondation\",\"departements\":\"63\",\"nature\":\"real\",\"status\":\"active\",\"requester\":\"SDIS63\",\"opened_at\":\"2019-11-24T03:10:00+01:00\",\"closed_at\":null},\"reports\":["
      )
      #expect(
        lines[1]
          == "{\"number\":1,\"nature\":\"real\",\"observed_at\":\"2019-11-24T03:05:00+01:00\",\"received_at\":\"2019-11-24T03:10:00+01:00\",\"commune\":\"Issoire\",\"insee_code\":\"63178\",\"place\":\"12 rue du Pont\",\"latitude\":45.54507,\"longitude\":3.25118,\"precision\":\"commune\",\"category\":\"route\",\"urgency\":\"urgent\",\"status\":\"verified\",\"people_at_risk\":null,\"reported_times\":1,\"text\":\"pont \\\"coupé\\\" ; eau\",\"link\":\"https://x.com/a_b/status/12\",\"reported_by\":\"Jo\",\"verified_by\":\"Léa\",\"verified_at\":\"2019-11-24T03:10:00+01:00\",\"grade\":\"B2\",\"reason\":\"vu sur *place*\",\"duplicate_of\":null,\"set_aside_reason\":null,\"lifted_at\":null,\"lift_reason\":null},"
      )
      let object = try JSONSerialization.jsonObject(with: Data(french.utf8)) as? [String: Any]
      #expect((object?["reports"] as? [Any])?.count == 4)
    }
  }

  /// What people type is neither a formula, nor a cell more, nor a row more.
  @Test func noCellIsAFormula() async throws {
    try await Evening.play { e in
      await e.activate()
      let texts = [
        "=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "a\"; =1\r\n\"b", "\"\u{301};=1", "−1", " =1",
        "",
      ]
      let cells = [
        "'=1+1", "'+33", "'-2", "'@SUM(A1)", "'\t=1", "\"'\r=1\"", "\"'\n=1\"", "'＝1+1", "\"a\"\"; =1\r\n\"\"b\"",
        "\"\"\"\u{301};=1\"", "−1", " =1", "",
      ]
      for (index, text) in texts.enumerated() {
        var report = Report(
          crisis: "63-crue-2411", number: index + 1, text: text, receivedAt: e.clock.now, reportedBy: 1)
        report.place = Place(raw: "-ici", latitude: -21.1, longitude: -0.00001, precision: .exact)
        try e.append(ReportFiled(report))
      }
      let csv = try text(try export(e), .csv)
      for (index, cell) in cells.enumerated() {
        let row =
          "\r\n\(index + 1);2019-11-24;03:10;;;'-ici;-21.1;-1e-05;exacte;;normal;non vérifié;;\(cell);;Camille;;;\r\n"
        #expect(Data(csv.utf8).range(of: Data(row.utf8)) != nil, "\(row) in \(csv)")
      }
      let object = try JSONSerialization.jsonObject(with: Data(try text(try export(e), .json).utf8)) as? [String: Any]
      let reports = try #require(object?["reports"] as? [[String: Any]])
      #expect(reports.map { $0["text"] as? String } == texts)
      let markdown = try text(try export(e), .md)
      #expect(!markdown.unicodeScalars.contains { $0 == "\r" || $0 == "\t" })
    }
  }

  /// Page by page they are as they are at once.
  @Test(arguments: ExportFormat.allCases.filter { $0 != .hours }) func slicesMakeOneWhole(_ format: ExportFormat)
    async throws
  {
    try await Evening.play { e in
      await e.activate()
      for number in 1...5 { await e.say("jo", in: veille, "!s Issoire route : pont numéro \(number)") }
      await e.say("lea", in: veille, "!vérifier 5 ok source : vu")
      var export = try self.export(e)
      let whole = try text(export, format)
      export.slice = 2
      var puts = 0
      let count = try export.write(format) { _ in puts += 1 }
      #expect(count == 5 && puts >= 5)
      #expect(try text(export, format) == whole)
      #expect(whole.contains("pont numéro 1") && whole.contains("pont numéro 5"))
    }
  }

  @Test func anExerciseSaysSo() async throws {
    try await evening("crue exercice") { e in
      let rows = try text(try export(e), .csv).components(separatedBy: "\r\n").dropFirst().dropLast()
      #expect(rows.allSatisfy { $0.contains("EXERCICE") } && rows.count == 4, "\(rows)")
      #expect(try text(export(e), .ushahidi).contains("\"EXERCICE S1, Issoire"))
      #expect(try text(export(e, .english), .md).hasPrefix("# EXERCISE After-action report: "))
    }
  }

  @Test func doublesAndLiftedCallsSayWhy() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      await e.say("jo", in: veille, "!doublon 2 de 1")
      await e.say("jo", in: veille, "!sos Coudes : 2 personnes à l’étage")
      await e.say("capitaine", in: gest63, "!reçu 3")
      await e.say("capitaine", in: gest63, "!lever 3 personnes à l’abri")
      let rows = spaced(try text(try export(e), .csv)).components(separatedBy: "\r\n")
      #expect(rows[2].contains(";doublon;") && rows[2].hasSuffix("doublon de S1"), "\(rows)")
      #expect(rows[3].contains(";\"personnes à l’abri ; ") || rows[3].hasSuffix(";personnes à l’abri"), "\(rows)")
      let json = try text(try export(e), .json)
      #expect(json.contains("\"duplicate_of\":1") && json.contains("\"lift_reason\":\"personnes à l’abri\""))
    }
  }

  /// In the chat, whoever may read the journal is told what the operator types; nobody else is told a thing.
  @Test func theChatNamesTheCommand() async throws {
    try await evening { e in
      let answer =
        "Export de 63-crue-2411 : 4 signalements, avec des données personnelles. Demandez-le à l’opérateur, qui tape sur le serveur : vigie export --crisis 63-crue-2411 --format FORMAT, avec --config ou --store et son fichier."
      for (who, room, line, format) in [
        ("camille", coord, "!export", "csv"), ("capitaine", gest63, "!export rapport", "md"),
        ("camille", coord, "!exporter geojson", "geojson"), ("capitaine", nil, "!export @63 vost", "vost"),
      ] {
        #expect(await e.say(who, in: room, line) == ["\(who): \(answer.replacing("FORMAT", with: format))"], "\(line)")
      }
      let told = await e.say("jo", in: veille, "!export csv")
      #expect(told.to("jo").first?.hasPrefix("La commande !export ne vous est pas ouverte") == true, "\(told)")
      for line in ["!export @63", "!export @63-crue-2411 csv"] {
        let told = await e.say("lieutenant", in: gest42, line)
        #expect(!told.isEmpty && !told.joined().contains("4 signalements"), "\(told)")
      }
    }
  }
}
