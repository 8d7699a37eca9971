import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct AttemptTests {
  private struct Accident: Error {}

  private let store: Store

  init() throws { store = try Store.sample() }

  @Test func aRefusalUndoesItsOwnLineOnly() throws {
    let results = try store.write { transaction in
      try (1...3).map { number in
        try transaction.attempt {
          let sequence = try file(number, in: transaction)
          if number == 2 { throw Refusal.because(Texts.reports.isEmpty()) }
          return sequence
        }
      }
    }
    #expect(results == [.success(6), .failure(.because(Texts.reports.isEmpty())), .success(7)])
    #expect(try store.read { try $0.reports(ReportSelection(crisis: Sample.code), limit: 9).map(\.number) } == [3, 1])
    #expect(try store.verifyJournal().isSound)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func anyOtherErrorAbortsTheBatch() throws {
    #expect(throws: Accident.self) {
      try store.write { transaction in
        _ = try transaction.attempt { try file(1, in: transaction) }
        _ = try transaction.attempt {
          try file(2, in: transaction)
          throw Accident()
        }
      }
    }
    #expect(try store.read { try $0.figures(crisis: Sample.code).total } == 0)
    #expect(try store.read { try $0.journalHead().sequence } == 5)
  }

  @Test func aDatabaseErrorAbortsTheBatch() throws {
    #expect(throws: StoreFault.self) {
      try store.write { transaction in
        _ = try transaction.attempt { try file(1, in: transaction) }
        _ = try transaction.attempt { try file(1, in: transaction) }
      }
    }
    #expect(try store.read { try $0.journalHead().sequence } == 5)
    try store.append(Sample.filed(Sample.report(1)))
  }

  @Test func aRefusalOutsideAnAttemptAbortsTheBatch() throws {
    #expect(throws: Refusal.because(Texts.reports.isEmpty())) {
      try store.write { transaction in
        try file(1, in: transaction)
        throw Refusal.because(Texts.reports.isEmpty())
      }
    }
    #expect(try store.read { try $0.journalHead().sequence } == 5)
  }

  @Test func whatALineWroteIsSeenByTheNextOfItsBatch() throws {
    let roles = try store.write { transaction in
      _ = try transaction.attempt {
        try transaction.append(Sample.member(2, "Jo", []), by: .member(1), at: Sample.start)
      }
      return try transaction.attempt { try transaction.member(account: "visov/jo")?.roles }
    }
    #expect(roles == .success([]))
  }

  @Test func whatWasDecidedStandsAndARefusalAfterItAbortsTheBatch() throws {
    let done = try store.write { transaction in
      try transaction.attempt {
        transaction.willNotBeRefused()
        return try file(1, in: transaction)
      }
    }
    #expect(done == .success(6))
    #expect(throws: StoreFault.self) {
      try store.write { transaction in
        _ = try transaction.attempt { try file(2, in: transaction) }
        _ = try transaction.attempt {
          transaction.willNotBeRefused()
          try file(3, in: transaction)
          throw Refusal.because(Texts.reports.isEmpty())
        }
      }
    }
    #expect(try store.read { try $0.reports(ReportSelection(crisis: Sample.code), limit: 9).map(\.number) } == [1])
    #expect(try store.verifyJournal().isSound)
  }

  @Test func aRefusalBeforeAnythingIsWrittenNeedsNoUndoing() throws {
    let results = try store.write { transaction in
      let refused = try transaction.attempt {
        transaction.willNotBeRefused()
        throw Refusal.because(Texts.reports.isEmpty())
      }
      let undone = try transaction.attempt {
        try file(1, in: transaction)
        transaction.willNotBeRefused()
        throw Refusal.because(Texts.refusals.nothingAsked())
      }
      return (refused.isRefused, undone.isRefused)
    }
    #expect(results == (true, true))
    #expect(try store.read { try $0.figures(crisis: Sample.code).total } == 0)
  }

  @Test func openCrisesAreThoseOfTheMoment() throws {
    try store.write { transaction in
      func last() throws -> Int? { try transaction.openCrises().first { $0.code == Sample.code }?.lastReport }
      #expect(try last() == 0)
      try file(1, in: transaction)
      #expect(try last() == 1)
      _ = try transaction.attempt {
        try file(2, in: transaction)
        #expect(try last() == 2)
        throw Refusal.because(Texts.reports.isEmpty())
      }
      #expect(try last() == 1)
      try transaction.append(ActUndone(act: 5, subject: .crisis(Sample.code)), by: .member(1), at: Sample.start)
      #expect(try transaction.openCrises().isEmpty)
    }
  }

  @discardableResult
  private func file(_ number: Int, in transaction: StoreTransaction) throws -> Int64 {
    try transaction.append(Sample.filed(Sample.report(number)), by: .member(2), at: Sample.start)
  }
}

extension Result where Failure == Refusal {
  fileprivate var isRefused: Bool {
    if case .failure = self { true } else { false }
  }
}
