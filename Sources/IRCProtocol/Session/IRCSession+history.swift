import ChatModel

/// Catching up with what was said in a channel while we were out of it (draft/chathistory), or saying that nobody did.
extension IRCSession {
  /// Where each channel had been read to when the program ended; before the first connection.
  package mutating func resume(from cursors: [ChatCursor]) {
    let aliveAt = cursors.first { $0.channel.isEmpty }?.at
    for cursor in cursors {
      guard let i = channelIndex[fold(cursor.channel)] else { continue }
      catchUps[i].messageID = cursor.messageID
      catchUps[i].time = cursor.at
      catchUps[i].outSince = .time(max(aliveAt ?? cursor.at, cursor.at))
    }
  }

  private func fold(_ name: String) -> FoldedName { fold(name.utf8) }

  // MARK: In and out

  mutating func cameIn(_ i: Int) {
    guard catchUps[i].hasCursor || catchUps[i].outSince != nil else {
      // Nothing was read of it yet: what is said from now on is what can be missed.
      catchUps[i].time = channels[i].joinedAt
      actions.append(.reading(channels[i].name, from: channels[i].joinedAt))
      return
    }
    if canAskHistory, catchUps[i].hasCursor {
      catchUps[i].reading = CatchUp.Reading(label: "", askedAt: now)
      askHistory(i)
    } else {
      catchUps[i].tellsGapAt = now + CatchUp.playbackTime
      setQuestionTimer()
    }
  }

  mutating func leftRoom(_ i: Int) {
    if channels[i].isJoined || catchUps[i].reading != nil, catchUps[i].outSince == nil {
      catchUps[i].outSince = .moment(link.lastHeard)
    }
    // What waits is newer than the cursor: it is read again.
    catchUps[i].reading = nil
    catchUps[i].tellsGapAt = nil
    catchUps[i].playsBackUntil = 0
  }

  private var canAskHistory: Bool {
    link.capabilities.has("draft/chathistory") && link.capabilities.has("batch")
  }

  // MARK: Asking

  private mutating func askHistory(_ i: Int) {
    guard var reading = catchUps[i].reading else { return }
    let types = support.messageReferenceTypes
    let from: String
    if let id = catchUps[i].messageID, !reading.asksByTime, types.isEmpty || types.contains("msgid") {
      from = "msgid=\(id)"
    } else if let time = catchUps[i].time {
      reading.asksByTime = true
      from = "timestamp=\(ServerTime.exact(time))"
    } else {
      return finish(i, isComplete: false)
    }
    historyRequests += 1
    reading.label = "h\(historyRequests)"
    reading.askedAt = now
    reading.replay = nil
    reading.lines = 0
    reading.requests += 1
    catchUps[i].reading = reading
    let limit = min(support.historyLimit.flatMap { $0 > 0 ? $0 : nil } ?? CatchUp.requestSize, CatchUp.requestSize)
    var line = OutboundLine("CHATHISTORY", ["AFTER", channels[i].name, from, String(limit)])
    if link.capabilities.has("labeled-response") { line.tags = [OutboundLine.Tag("label", reading.label)] }
    ask(line)
    setQuestionTimer()
    pump()
  }

  /// A batch has begun: it may be the answer to our request, or a playback that nobody asked for.
  mutating func replayBegins(_ name: String) {
    guard let batch = link.batches[name], batch.replay == name,
      let i = (batch.opening.parameter(2) ?? batch.opening.parameter(1)).flatMap(wanted), channels[i].isJoined
    else { return }
    if let reading = catchUps[i].reading, reading.replay == nil, batch.type.hasSuffix("chathistory"),
      batch.tags.label == nil || batch.tags.label == reading.label
    {
      catchUps[i].reading?.replay = name
      catchUps[i].reading?.isAtEnd = batch.tags.endsHistory
    } else {
      filledByPlayback(i)
    }
  }

  mutating func replayEnds(_ name: String, _ batch: Batches.Batch) {
    guard batch.replay == name, let i = catchUps.firstIndex(where: { $0.reading?.replay == name }),
      let reading = catchUps[i].reading
    else { return }
    if reading.lines == 0 || reading.isAtEnd {
      finish(i, isComplete: true)
    } else if reading.requests >= CatchUp.mostRequests {
      leavesUnread(i)
      finish(i, isComplete: false)
    } else {
      askHistory(i)
    }
  }

  /// FAIL CHATHISTORY code subcommand target… :why
  mutating func historyFailed(_ message: IRCMessage, _ tags: LineTags) {
    let named = message.parameters.dropFirst(2).dropLast().compactMap(wanted).first
    let i = catchUps.indices.first { i in
      guard let reading = catchUps[i].reading, reading.replay == nil else { return false }
      return tags.label.map { $0 == reading.label } ?? (named == nil || named == i)
    }
    guard let i else { return }
    if catchUps[i].reading?.asksByTime == false, catchUps[i].time != nil {
      catchUps[i].reading?.asksByTime = true
      askHistory(i)
    } else {
      finish(i, isComplete: false)
    }
  }

  /// All is read, or it never will be: what was said meanwhile comes up.
  private mutating func finish(_ i: Int, isComplete: Bool) {
    guard let reading = catchUps[i].reading else { return }
    catchUps[i].reading = nil
    if isComplete { catchUps[i].outSince = nil } else { tellGap(i) }
    for line in reading.waiting {
      catchUps[i].messageID = line.messageID ?? catchUps[i].messageID
      catchUps[i].time = line.serverTime ?? catchUps[i].time
      actions.append(.heard(line))
    }
  }

  /// More was said than is read, however short the absence: what is left is told as a gap, from the last line read on.
  private mutating func leavesUnread(_ i: Int) {
    catchUps[i].outSince = catchUps[i].time.map { .time($0) } ?? .moment(now - CatchUp.shortAbsence)
  }

  private mutating func tellGap(_ i: Int) {
    guard let since = catchUps[i].outSince else { return }
    catchUps[i].outSince = nil
    if case .moment(let moment) = since, now - moment < CatchUp.shortAbsence { return }
    actions.append(.absent(channels[i].name, since: since))
  }

  // MARK: Lines

  /// How long before our JOIN a replayed line was said, where it is one that was missed: after the cursor, and not one
  /// that was heard live; 0: since our JOIN. Nil: it is only history.
  func missedAge(_ i: Int, _ tags: LineTags) -> Int64? {
    guard let time = tags.time, let joinedAt = channels[i].joinedAt, let read = catchUps[i].time else { return nil }
    if let id = tags.messageID, catchUps[i].reading?.waitingIDs.contains(id) ?? false { return nil }
    if isAnswer(tags, i) { return max(0, joinedAt - time) }
    return time > read && time < joinedAt ? joinedAt - time : nil
  }

  private func isAnswer(_ tags: LineTags, _ i: Int) -> Bool {
    guard let replay = tags.batch.flatMap({ link.batches[$0]?.replay }) else { return false }
    return replay == catchUps[i].reading?.replay
  }

  /// Notes how far a channel has been read.
  mutating func noteRead(_ i: Int, _ tags: LineTags, isHistory: Bool = false, isMissed: Bool = false) {
    let isHistory = isHistory || (tags.batch.map(link.batches.isHistory) ?? false)
    if isAnswer(tags, i) {
      catchUps[i].reading?.lines += 1
      // What waits was said after our JOIN: with it the history has come up to now.
      if let id = tags.messageID, catchUps[i].reading?.waitingIDs.contains(id) ?? false {
        catchUps[i].reading?.isAtEnd = true
        return
      }
    } else if isHistory ? !isMissed : catchUps[i].reading != nil {
      return
    }
    guard tags.messageID != nil || tags.time != nil else { return }
    catchUps[i].messageID = tags.messageID
    catchUps[i].time = tags.time ?? catchUps[i].time
  }

  /// Whether a live line waits until what is older has been read.
  mutating func waitsForHistory(_ line: HeardLine, in i: Int) -> Bool {
    guard let reading = catchUps[i].reading else { return false }
    guard reading.waiting.count < CatchUp.mostWaiting else {
      leavesUnread(i)
      finish(i, isComplete: false)
      return false
    }
    catchUps[i].reading?.waiting.append(line)
    if let id = line.messageID { catchUps[i].reading?.waitingIDs.insert(id) }
    return true
  }

  // MARK: Playback without being asked

  /// A bouncer's own words around what it plays back (`***!znc@znc.in`), where it does without batches.
  mutating func playsBack(_ said: Spoken, in i: Int) -> Bool {
    guard said.source.nick.elementsEqual("***".utf8), said.source.host?.elementsEqual("znc.in".utf8) ?? false else {
      return false
    }
    if said.text.starts(with: "Buffer Playback".utf8) {
      catchUps[i].playsBackUntil = now + CatchUp.longestPlayback
      filledByPlayback(i)
    } else if said.text.starts(with: "Playback Complete".utf8) {
      catchUps[i].playsBackUntil = 0
    }
    return true
  }

  private mutating func filledByPlayback(_ i: Int) {
    guard catchUps[i].tellsGapAt != nil, catchUps[i].time != nil else { return }
    catchUps[i].tellsGapAt = nil
    catchUps[i].outSince = nil
  }

  // MARK: Time

  /// Sets the timer for the first of what is waited for.
  mutating func setQuestionTimer() {
    let moments =
      catchUps.compactMap { $0.reading.map { $0.askedAt + CatchUp.patience } } + catchUps.compactMap(\.tellsGapAt)
      + link.inquiries.values.map { $0.askedAt + Inquiry.patience }
    if let next = moments.min() { setTimer(.questions, next - now) }
  }

  mutating func questionsOverdue() {
    for i in catchUps.indices {
      if let reading = catchUps[i].reading, now >= reading.askedAt + CatchUp.patience {
        note("the server does not answer for the history of \(channels[i].name)")
        finish(i, isComplete: false)
      }
      if let moment = catchUps[i].tellsGapAt, now >= moment {
        catchUps[i].tellsGapAt = nil
        tellGap(i)
      }
    }
    inquiriesOverdue()
    setQuestionTimer()
  }
}
