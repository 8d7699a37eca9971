import ArgumentParser
import CrisisStore

struct VerifyJournal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-journal",
    abstract: "Check the chain of the journal, row by row.",
    discussion: """
      It shows whether the journal was altered against a head that somebody noted (digests print its first eight digits); \
      it does not prove who wrote it. The files of pictures are compared with their hashes in it.
      """)

  @OptionGroup var options: StoreOptions

  @Option(name: .long, help: "A head noted earlier, or its first digits (at least eight).")
  var expect: String?

  func run() throws {
    let (loss, verification, lost) = try options.withStore(.readOnly) { store in
      let folder = PictureFolder(besides: store.path)
      let lost = try store.read { try $0.pictureHashes() }.filter { folder.bytes(of: $0) == nil }
      return (store.loss, try store.verifyJournal(expect: expect), lost)
    }
    Output.line(Self.report(verification))
    if let loss { Output.line("the head noted beside it is not met: \(loss.description)") }
    for hash in lost.sorted() { Output.line("picture \(hash): the file is missing, or is not what it was") }
    if !verification.isSound || loss != nil || !lost.isEmpty { throw Exit.fault }
  }

  static func report(_ verification: JournalVerification) -> String {
    var lines = ["\(verification.rows) rows, \(verification.erased) erased, head \(verification.head.short)"]
    if let fault = verification.fault { lines.append("row \(fault.sequence) is wrong: \(fault.problem.rawValue)") }
    switch verification.expectation {
    case .none: break
    case .met(let sequence): lines.append("the expected head is that of row \(sequence)")
    case .unmet: lines.append("no row has the expected head: the journal was cut short or altered")
    }
    lines.append(verification.isSound ? "the chain holds" : "THE CHAIN DOES NOT HOLD")
    return lines.joined(separator: "\n")
  }
}
