/// The answers of `digest.yaml`, and `texts/digests.yaml`: the lines of digests and their parts.
package struct DigestTexts: Sendable {
  package let issued = Text(
    "digest.issued", .number("number"), .code("crisis"), .names("rooms"), .names("managers"), .maybe(.time("next")))
  let period = Text("digest.period", .code("crisis"), .duration("every"), .maybe(.time("next")))
  let stopped = Text("digest.stopped", .code("crisis"))
  let issueStays = Text("undo_part.digest", .number("number"))
  let periodStays = Text("undo_part.digest_period")

  let heading = Text("digest_line.heading", .heading)
  let nothing = Text("digest_line.nothing", .heading)
  let last = Text("digest_line.last", .heading, .duration("length"))
  let lastNothing = Text("digest_line.last_nothing", .heading, .duration("length"))

  let noDistress = Text("digest_line.distress_none", .flag("lifted"))
  let distress = Text("digest_line.distress", .number("count"), .list("items"), .flag("again"))
  let distressItem = Text(
    "digest_line.distress_item", .number("number"), .maybe(.words("place")), .maybe(.number("people")),
    .maybe(.words("text")), .time("raised"), .maybe(.phrase("by")), .maybe(.time("at")))
  let moreDistress = Text("digest_line.distress_more", .number("count"))
  let lifted = Text("digest_line.lifted", .list("items"))
  let liftedItem = Text(
    "digest_line.lifted_item", .number("number"), .maybe(.words("place")), .time("at"), .words("by"))
  let moreLifted = Text("digest_line.lifted_more", .number("count"))

  let correction = Text(
    "digest_line.correction", .number("number"), .maybe(.code("commune")), .maybe(.words("text")), .number("digest"),
    .term("status", ReportStatus.self), .maybe(.words("reason")))
  let corrections = Text("digest_line.corrections", .phrases("numbers"), .number("count"))

  let escalated = Text("digest_line.escalated", .list("items"))
  let escalation = Text(
    "digest_line.escalation", .number("number"), .maybe(.code("commune")), .maybe(.words("text")), .time("at"),
    .words("by"))

  let rumours = Text("digest_line.rumours", .list("items"))
  let rumour = Text(
    "digest_line.rumour", .number("number"), .maybe(.code("commune")), .maybe(.words("text")), .number("people"),
    .time("since"), .term("status", ReportStatus.self), .maybe(.words("by")), .maybe(.time("at")),
    .maybe(.phrase("denial")))
  let denial = Text("digest_line.rumour_denial", .number("number"), .flag("draft"), .maybe(.time("published")))
  let moreRumours = Text("digest_line.rumours_more", .number("count"))

  let questions = Text("digest_line.questions", .list("items"))
  let openQuestion = Text(
    "digest_line.question_open", .number("number"), .words("text"), .time("since"), .maybe(.words("by")))
  let answeredQuestion = Text(
    "digest_line.question_answered", .number("number"), .words("text"), .list("answers"))
  let answer = Text("digest_line.question_answer", .time("at"), .words("answer"))
  let moreQuestions = Text("digest_line.questions_more", .number("count"))

  let verifiedUrgent = Text("digest_line.verified_urgent", .list("groups"), .flag("again"))
  let verified = Text("digest_line.verified", .list("groups"), .flag("again"))
  let toConfirmUrgent = Text("digest_line.to_confirm_urgent", .list("groups"), .flag("again"))
  let toConfirm = Text("digest_line.to_confirm", .list("groups"), .flag("again"))
  let evacuations = Text("digest_line.evacuations", .list("parts"), .flag("again"))
  let roads = Text("digest_line.roads", .list("parts"), .flag("again"))
  let partVerified = Text("digest_line.part_verified", .list("groups"))
  let partToConfirm = Text("digest_line.part_to_confirm", .list("groups"))
  let group = Text("digest_line.group", .maybe(.code("commune")), .number("count"), .list("items"))
  let item = Text(
    "digest_line.item", .number("number"), .maybe(.words("text")), .maybe(.term("category", Category.self)),
    .maybe(.list("facts")))
  let isUrgent = Text("digest_line.is_urgent")
  let isNew = Text("digest_line.is_new")
  let isTouched = Text("digest_line.is_touched")
  let seen = Text("digest_line.seen", .time("at"))
  let people = Text("digest_line.people", .number("people"))
  let more = Text("digest_line.more", .number("count"))
  let reports = Text("digest_line.reports", .number("count"))
  let place = Text("digest_line.place", .maybe(.code("commune")), .number("count"))
  let moreCommunes = Text("digest_line.more_communes", .number("count"))
  let elsewhere = Text("digest_line.elsewhere", .number("count"), .list("places"))

  let relays = Text("digest_line.relays", .list("items"), .flag("draft"))
  let relay = Text(
    "digest_line.relay", .number("number"), .term("kind", RelayKind.self), .maybe(.words("text")),
    .maybe(.time("published")), .maybe(.list("accounts")), .maybe(.list("gone")), .flag("feminine"),
    .flag("approved"), .flag("failed"),
    .flag("draft"), .flag("yours"), .maybe(.code("authority")), .flag("team"), .flag("over"), .flag("withdrawn"),
    .flag("unapproved"), .maybe(.number("corrected")))
  let relayThen = Text("digest_line.relay_then", .list("item"), .list("rest"))
  let moreRelays = Text("digest_line.relay_more", .number("count"))

  // What stands between one and the rest.
  let comma = Text("digest_line.comma", .list("item"), .list("rest"))
  let semicolon = Text("digest_line.semicolon", .list("item"), .list("rest"))
  let then = Text("digest_line.then", .list("item"), .list("rest"))

  let countVerified = Text("digest_line.count_verified", .number("count"))
  let countToConfirm = Text("digest_line.count_to_confirm", .number("count"))
  let countDuplicate = Text("digest_line.count_duplicate", .number("count"))
  let countRefuted = Text("digest_line.count_refuted", .number("count"))
  let countUnverifiable = Text("digest_line.count_unverifiable", .number("count"))
  let countSuperseded = Text("digest_line.count_superseded", .number("count"))
  let countLifted = Text("digest_line.count_lifted", .number("count"))
  let countOutOfScope = Text("digest_line.count_out_of_scope", .number("count"))
}

extension Texts { package static let digests = DigestTexts() }

extension Slot where T == DigestComposition {
  /// All that the first line may say.
  static var heading: Slot {
    Slot(.frame, .crisis, .number("total"), .maybe(.list("counts")), .maybe(.watchHeading)) {
      ($0.frame, $0.crisis, $0.content.total, $0.counts.map { [$0] }, $0.watch)
    }
  }
}

extension Slot where T == DigestFrame {
  fileprivate static var frame: Slot {
    Slot(
      .maybe(.number("number")), .time("from"), .time("to"), Slot<String>("weekday", .term("day")) { .term($0) },
      .code("date"), .flag("earlier"), .flag("instant"), .maybe(.number("previous")),
      .maybe(.number("previous_number")), .maybe(.time("next")), .maybe(.time("late")), .code("head")
    ) {
      (
        $0.number, $0.from, $0.to, $0.weekday, $0.date, $0.beginsEarlier, $0.to - $0.from < .minute,
        $0.previous?.total, $0.previous?.number, $0.next, $0.late, $0.head
      )
    }
  }
}
