import ChatModel
import CommandBook
import CrisisCore
import PlainText

extension CommandList {
  static let watch: [CommandSpec] = [
    // Without arguments it shows the watch; with any, it sets it.
    CommandSpec(
      "watch", for: .team, in: .amongTheTeam, again: .setsAValue,
      takes: ["span": .span, "people": .people, "names": .rest]
    ) { arguments, _ in
      let plan = PlanWatch(arguments)
      return plan == PlanWatch() ? Asked.query(ShowRota()) : Asked.order(WatchOrder.plan(plan))
    },
    CommandSpec(
      "take", for: .team, in: .amongTheTeam,
      takes: ["gives_up": .flag, "span": .span, "crisis": .crisis, "person": .member]
    ) { (arguments, _) throws(Fault) in
      guard arguments.has("gives_up") else {
        let (span, name) = (arguments.span("span"), arguments.word("person"))
        if let name {
          throw span == nil ? Fault(Texts.faults.badValue, name, "span", []) : Fault(Texts.faults.unexpected, name)
        }
        return Asked.order(WatchOrder.take(try arguments.need(span, "span")))
      }
      return Asked.order(
        WatchOrder.giveUp(GiveUpShift(span: arguments.span("span"), name: arguments.word("person"))))
    },
    CommandSpec("in", for: .team, in: .amongTheTeam) { _, _ in Asked.order(WatchOrder.arrive) },
    CommandSpec("out", for: .team, in: .amongTheTeam) { _, _ in Asked.order(WatchOrder.leave) },
    CommandSpec("handover", for: .team, in: .amongTheTeam, takes: ["note": .rest]) { arguments, _ in
      arguments.word("note").map { Asked.order(WatchOrder.handOver(note: $0)) } ?? Asked.query(ShowHandover())
    },
    CommandSpec("replace", for: [.coordinator], in: .amongTheTeam, takes: ["old": .member, "new": .member]) {
      (arguments, _) throws(Fault) in
      Asked.order(
        WatchOrder.replace(
          ReplaceWatcher(
            old: try arguments.need(arguments.word("old"), "old"), new: try arguments.need(arguments.word("new"), "new")
          )))
    },
    CommandSpec("swap", for: .team, in: .amongTheTeam, takes: ["span": .span, "other": .member]) {
      (arguments, _) throws(Fault) in
      Asked.order(
        WatchOrder.swap(
          SwapShifts(
            other: try arguments.need(arguments.word("other"), "other"),
            span: try arguments.need(arguments.span("span"), "span"))))
    },
  ]
}

extension PlanWatch {
  fileprivate init(_ arguments: Arguments) {
    var people = arguments.number("people")
    var names: [String] = []
    for word in (arguments.word("names") ?? "").split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      let name = AccountName.unmarked(AccountName.isMatrixUser(word) ? String(word) : Folding.fold(word))
      if name.isEmpty || ["et", "and", "&", "+"].contains(name) { continue }
      // `!relève 14h-18h 2`
      if people == nil, let number = Digits.number(name) { people = number } else { names.append(name) }
    }
    self.init(span: arguments.span("span"), people: people, names: names)
  }
}
