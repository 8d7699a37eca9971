import ChatModel
import CrisisCore

/// What is said after the commit.
extension Desk {
  func carryOut(_ outcomes: [(Line, Outcome)], with processor: LineProcessor) {
    var outgoing: [String: [OutgoingLine]] = [:]
    func say(_ answer: OutgoingLine, to line: Line) {
      let network = line.message.network
      var answer = answer
      // That of a reaction was found with what it is to.
      if line.message.reactedTo == nil { answer.reply = line.message.reference }
      if answer.lane != .distress, readings.holdsBack(answer, to: line.person, on: network) { return }
      outgoing[network, default: []].append(answer)
    }
    for (line, outcome) in outcomes {
      switch outcome {
      case .nothing: break
      case .answered(let answer, let announces):
        if announces { dispatcher.look() }
        dispatcher.isSending(answer)
        say(answer, to: line)
      case .repeated(let answer):
        dispatcher.isSending(answer)
        say(answer, to: line)
      case .late(let answer):
        guard mayAnswer(line, with: processor) else {
          dispatcher.isAnswered(answer)
          continue
        }
        dispatcher.isSending(answer)
        say(answer, to: line)
      case .said(let answer):
        say(answer, to: line)
      case .fault(let answer, let language, let announces):
        if announces { dispatcher.look() }
        let said = limited(answer, language, to: line, with: processor)
        if said == answer { dispatcher.isSending(answer) } else { dispatcher.isAnswered(answer) }
        if let said { say(said, to: line) }
      case .reading(let reading): if mayAnswer(line, with: processor) { read(reading, with: processor) }
      }
    }
    for (network, lines) in outgoing {
      send(lines.filter { $0.lane != .distress }, on: network)
      afterAlerts[network, default: []] += lines.filter { $0.lane == .distress }
    }
  }

  /// Says what the outbox holds, then the answers to calls for help: those who can send it hear first.
  func dispatch(with processor: LineProcessor) {
    dispatcher.dispatch(from: store, to: networks, with: processor, log: log)
    for (network, lines) in afterAlerts { send(lines, on: network) }
    afterAlerts = [:]
  }

  func send(_ lines: [OutgoingLine], on network: String) {
    guard !lines.isEmpty else { return }
    networks[network]?.send(lines)
  }

  /// What was said in a room while Vigie was away, and cannot be read, is told there: who waits for an answer knows why.
  func tellGap(_ event: ChatEvent, with processor: LineProcessor) {
    guard case .gap(let network, let channel, let from, let until) = event,
      settings.venue(of: ChannelKey(network, channel)) != nil
    else { return }
    let statement = Texts.desk.gap(from, until)
    send(
      [
        OutgoingLine(
          delivery: .untracked, destination: .channel(channel), text: processor.render(statement, settings.language),
          lane: .announcement, expires: processor.now + Answers.lifetime, key: "gap/\(channel)")
      ], on: network)
  }
}
