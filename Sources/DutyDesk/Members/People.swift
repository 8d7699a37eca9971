import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Who is meant by the words of a command: an account, `network/account`, or the name that is shown.
struct People<Records: StoreQueries> {
  let records: Records
  /// Where the command was typed: an account without a network is one of this.
  let network: String

  /// - Throws: a refusal where several people go by that name.
  func find(_ typed: String) throws -> RoleRules.Person {
    let account = qualified(typed)
    if let member = try records.member(account: account) { return .known(member) }
    var found = Set(try records.members().filter { Book.isSameWord($0.name, typed) }.map(\.number))
    let accounts = try records.accounts()
    if found.isEmpty {
      let ending = "/" + AccountName.folded(typed)
      found = Set(accounts.filter { $0.account.hasSuffix(ending) }.map(\.member))
    }
    guard found.count <= 1 else {
      let theirs = accounts.filter { found.contains($0.member) }.map(\.account)
      throw Refusal.because(Texts.members.severalPeople(typed, theirs, theirs.first ?? ""))
    }
    if let number = found.first, let member = try records.member(number: number) { return .known(member) }
    return .unknown(account: account, name: typed.prefix(1).uppercased() + typed.dropFirst())
  }

  private func qualified(_ typed: String) -> String {
    let parts = typed.split(separator: "/", maxSplits: 1)
    return parts.count == 2
      ? AccountName.qualified(String(parts[1]), on: String(parts[0])) : AccountName.qualified(typed, on: network)
  }
}
