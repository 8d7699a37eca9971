extension Report {
  /// A line of `!liste`.
  package func listStatement(nature: CrisisNature) -> Statement {
    var values = self.values
    values["place"] = place.shown.map { .text($0.quoted(60)) } ?? .flag(false)
    values["text"] = (text?.unlessBlank).map { .text($0.quoted(120)) } ?? .flag(false)
    return Statement("list.report", values, nature: nature)
  }

  /// The card of `!voir`.
  package func cardStatement(reporter: String?, nature: CrisisNature) -> Statement {
    var values = self.values
    values["people_at_risk"] = values["people"]
    values["people"] = .number(people)
    values["crisis"] = .text(crisis)
    values["text"] = text.map { .text($0) } ?? .flag(false)
    values["link"] = link.map { .text($0.raw) } ?? .flag(false)
    values["received"] = .time(receivedAt)
    values["by"] = reporter.map { .text($0) } ?? .flag(false)
    return Statement("show.card", values, nature: nature)
  }
}
