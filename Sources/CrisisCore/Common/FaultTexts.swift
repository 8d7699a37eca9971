/// `texts/faults.yaml`: lines that could not be understood. Those of a known command begin with how it is used.
package struct FaultTexts: Sendable {
  package let unknownCommand = Text(
    "fault.unknown_command", .words("given"), .choices("suggestions", of: "command", orNone: "some"))
  package let ambiguous = Text("fault.ambiguous", .words("given"), .choices("commands", of: "command", orNone: "some"))
  package let fullName = Text("fault.full_name", .words("given"), .term("command", of: "command"))
  package let tooLong = Text("fault.too_long", .number("limit"))

  package let missing = Text("fault.missing", .use, .term("argument", of: "argument"))
  package let missingValue = Text("fault.missing_value", .use, .words("key"))
  package let badValue = Text(
    "fault.bad_value", .use, .words("given"), .maybe(.term("argument", of: "argument")),
    .choices("suggestions", orNone: "some"))
  package let badTime = Text("fault.bad_time", .use, .words("given"))
  package let badDate = Text("fault.bad_date", .use, .words("given"))
  package let emptySpan = Text("fault.empty_span", .use, .words("given"))
  package let tooManyPeople = Text("fault.too_many_people", .use, .words("given"), .number("limit"))
  package let timeInFuture = Text("fault.time_in_future", .use, .words("given"))
  package let noHour = Text("fault.no_hour", .use, .words("given"))
  package let badLink = Text("fault.bad_link", .use, .words("given"))
  package let badCoordinates = Text("fault.bad_coordinates", .use, .words("given"))
  package let wrongKind = Text(
    "fault.wrong_kind", .use, .words("given"), .term("kind", of: "record"), .term("wanted", of: "record"),
    .flag("is_crisis"))
  /// The same, with what does to the record that was given what the command does to its own.
  package let wrongRecord = Text(
    "fault.wrong_record", .term("command", of: "command"), .code("given"), .term("kind", of: "record"),
    .term("wanted", of: "record"), .phrase("instead"))
  package let unknownKey = Text("fault.unknown_key", .use, .words("key"), .choices("keys", orNone: "some"))
  package let twice = Text("fault.twice", .use, .words("key"))
  package let unexpected = Text("fault.unexpected", .use, .words("given"))
  package let unbalancedQuote = Text("fault.unbalanced_quote", .use)
}

extension Texts { package static let faults = FaultTexts() }

/// Commands with the number of a record, as they are typed: `texts/faults.yaml`.
package struct RecordMendTexts: Sendable {
  package let show = Text("mend.show", .code("record"))
  package let verify = Text("mend.verify", .number("number"))
  package let refute = Text("mend.refute", .number("number"))
  package let supersede = Text("mend.supersede", .number("number"))
  package let approve = Text("mend.approve", .number("number"))
  package let reject = Text("mend.reject", .number("number"))
  package let withdraw = Text("mend.withdraw", .number("number"))
  package let follow = Text("mend.follow", .number("number"))
  package let answer = Text("mend.answer", .number("number"))
  package let accept = Text("mend.accept", .number("number"))
  package let decline = Text("mend.decline", .number("number"))
}

extension Texts { package static let recordMends = RecordMendTexts() }

/// A command, by its code, and an example of it.
package struct CommandUse: Sendable {
  package var command: String
  package var example: String

  package init(command: String = "", example: String = "") {
    self.command = command
    self.example = example
  }
}

extension Slot where T == CommandUse {
  static var use: Slot {
    Slot(.term("command", of: "command"), .code("example")) { ($0.command, $0.example) }
  }
}
