import ChatModel
import CrisisCore
import DutyDesk
import StrictYAML

/// Accounts as the configuration writes them: `network/account`, where the network may be left out while there is one.
struct Accounts {
  var networks: [String]

  func qualified(_ value: YAMLValue) -> String? {
    guard let word = value.word() else { return nil }
    return qualified(word, at: value)
  }

  func qualified(_ word: String, at value: YAMLValue) -> String? {
    if let parts = AccountName.parts(word), !parts.account.isEmpty {
      guard networks.contains(parts.network) else {
        return value.refuse("no network is named \"\(parts.network)\" (known: \(networks.joined(separator: ", ")))")
      }
      return AccountName.qualified(parts.account, on: parts.network)
    }
    guard networks.count <= 1 else {
      return value.refuse("with several networks an account is written network/account: \(networks[0])/\(word)")
    }
    return networks.first.map { AccountName.qualified(word, on: $0) }
  }

  static func shownName(_ account: String) -> String {
    let name = AccountName.short(account)
    return name.capitalizedFirst
  }
}

extension ConfigurationReader {
  func member(
    _ key: String, _ value: YAMLValue, _ accounts: Accounts, authorities: Set<String>
  ) -> Seed.SeedMember? {
    value.map { map in
      let account = accounts.qualified(key, at: value)
      let name = map.optional("name") { $0.word() }
      let words = map.required("roles") { $0.list { $0.oneOf(Role.allCases.map(\.rawValue) + ["manager"]) } } ?? []
      let manages = map.optional("authority") { value -> [String]? in
        let codes = value.isList ? value.list { $0.word() } : value.word().map { [$0] }
        for code in codes ?? [] where !authorities.contains(code) {
          value.fault("no authority is named \"\(code)\" under authorities:")
        }
        return codes
      }
      if words.contains("manager"), manages == nil {
        value.fault("a manager needs authority: the code of one below authorities:")
      }
      if !words.contains("manager"), manages != nil {
        value.fault("authority: is for a manager only: add manager to roles:")
      }
      return account.map {
        Seed.SeedMember(
          account: $0, name: name ?? Accounts.shownName($0), roles: Set(words.compactMap { Role(rawValue: $0) }),
          manages: Set(manages ?? []))
      }
    }
  }

  func authority(_ code: String, _ value: YAMLValue) -> Authority? {
    value.map { map -> Authority? in
      let kind = map.required("kind") { $0.oneOf(AuthorityKind.self) }
      let name = map.required("name") { $0.word() }
      let departements = map.required("departements") { value -> [Departement]? in
        let list = value.list { $0.word("a département such as \"63\" or \"2A\"") { Departement($0) } }
        if list?.isEmpty ?? false { value.fault("at least one département is needed") }
        return list
      }
      let agreement = map.optional("agreement") { value in
        value.map { map -> Agreement? in
          guard let signed = map.required("signed", { $0.day() }), let until = map.required("until", { $0.day() })
          else { return nil }
          if until < signed { value.fault("the agreement ends (\(until)) before it is signed (\(signed))") }
          return Agreement(signed: signed, until: until)
        }
      }
      if !map.has("agreement") {
        warnings.append("authorities: \(code) has no agreement: only a coordinator can activate the team for it")
      } else if let agreement, agreement.until < today {
        warnings.append("authorities: the agreement of \(code) ended on \(agreement.until)")
      }
      let emergency = map.optional("emergency_phone") { telephone($0) }
      let callback = map.optional("callback_phone") { telephone($0) }
      guard let kind, let name, let departements else { return nil }
      return Authority(
        code: code, kind: kind, name: name, departements: departements, agreement: agreement,
        emergencyPhone: emergency, callbackPhone: callback)
    }
  }

  func onCall(
    _ map: YAMLMap, _ accounts: Accounts, _ members: [Seed.SeedMember]
  ) -> OnCall? {
    let list = map.required("accounts") { $0.list { accounts.qualified($0) } } ?? []
    let number = map.required("telephone") { telephone($0) }
    let names = list.map { account in
      members.first { $0.account == account }?.name ?? Accounts.shownName(account)
    }
    return OnCall(names: names, telephone: number)
  }

  func telephone(_ value: YAMLValue) -> String? {
    value.word("a telephone number such as \"04 65 71 00 63\"") { text in
      let digits = text.filter(\.isNumber).count
      let fits = (3...15).contains(digits) && text.allSatisfy { $0.isNumber || " +.-()".contains($0) }
      return fits ? text.replacing(" ", with: "\u{A0}") : nil
    }
  }
}
