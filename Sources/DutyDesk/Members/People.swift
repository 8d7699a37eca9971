import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import PlainText

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
    return .unknown(account: account, name: AccountName.short(typed).capitalizedFirst)
  }

  /// Who may have been meant by a name that is nobody's: how each is called, and what to type for them.
  func near(_ typed: String, met: AccountsMet) throws -> [(name: String, typed: String)] {
    var found: [String: (name: String, typed: String)] = [:]
    for account in met.all(on: network) { found[account] = (account, account) }
    let accounts = try records.accounts()
    for member in try records.members() {
      let own = accounts.filter { $0.member == member.number }.map {
        AccountName.parts($0.account)?.account ?? $0.account
      }
      for word in own + [Folding.fold(member.name)] { found[word] = (member.name, own.first ?? member.name) }
    }
    let word = Folding.fold(typed.split(separator: "/").last ?? "")
    var names: Set<String> = []
    return NearestWord.among(found.keys, to: word).compactMap { found[$0] }.filter { names.insert($0.name).inserted }
  }

  private func qualified(_ typed: String) -> String {
    let parts = AccountName.parts(typed)
    return AccountName.qualified(parts?.account ?? typed, on: parts?.network ?? network)
  }
}
