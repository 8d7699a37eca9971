import ChatModel

/// What identifies Vigie: a pair of tokens that is renewed, always for the same device.
extension MatrixSession {
  struct Login: Sendable {
    var isUnderWay = false
    var failures = 0
    /// Since when there is nobody to log in to; monotonic.
    var absentSince: Int64?
    /// The pair was refused, so that only a new login helps.
    var needsPassword = false
    var isReported = false
    /// The token that is good no more.
    var refused: Secret?
  }

  /// How long before its end a token is renewed, in milliseconds: a poll may take most of it.
  private static let margin: Int64 = 60_000

  /// Of a token, in milliseconds, as far as it matters: a year.
  private static let longestLife: Int64 = 31_536_000_000

  var isTokenEnding: Bool { tokenEnds.map { now >= $0 - Self.margin } ?? false }

  mutating func identify() {
    if account.accessToken != nil, phase == .offline {
      // Whether it is good is seen by the first answer.
      tokens += 1
      phase = .following
      return poll()
    }
    phase = .identifying
    guard !login.isUnderWay else { return }
    if let refresh = account.refreshToken, !login.needsPassword {
      login.isUnderWay = true
      request(
        .refresh, .post, MatrixPath.client("refresh"), ["refresh_token": .string(refresh.value)], isIdentified: false)
    } else if let password = configuration.password {
      login.isUnderWay = true
      request(
        .login, .post, MatrixPath.client("login"),
        [
          "type": "m.login.password", "password": .string(password.value), "refresh_token": true,
          "identifier": ["type": "m.id.user", "user": .string(configuration.user)],
          "device_id": .string(configuration.device), "initial_device_display_name": "Vigie",
        ], isIdentified: false)
    } else if let token = configuration.token {
      // It may be good again: who gave it may have been wrong.
      account.accessToken = token
      tokens += 1
      phase = .following
      poll()
    } else {
      reportLogin("neither a token nor a password is there: log in with vigie matrix login")
      setTimer(.login, 300_000)
    }
  }

  /// What was asked has to be asked again once the token is renewed.
  mutating func tokenRefused(_ purpose: Purpose, _ fault: MatrixFault, isCurrent: Bool) {
    failedForLogin(purpose)
    guard isCurrent, phase == .following else {
      if phase == .following { resumeAfterLogin() }
      return
    }
    login.refused = account.accessToken
    account.accessToken = nil
    tokenEnds = nil
    phase = .identifying
    // What was logged out for good is not renewed.
    login.needsPassword = !fault.isSoftLogout && configuration.password != nil
    if configuration.token != nil {
      login.failures += 1
      reportLogin(fault.text)
      return setTimer(.login, waits.growing(login.failures, from: 10_000))
    }
    identify()
  }

  private mutating func failedForLogin(_ purpose: Purpose) {
    switch purpose {
    case .login, .refresh, .noteDirects: break
    case .sync: following.isPolling = false
    case .history(let room): following.askAgain.insert(room)
    case .join(let channel): channels[channel].isBeingJoined = false
    case .accept(let room): invitations[room]?.isBeingAccepted = false
    case .makeDirect(let user): directsBeingMade.remove(user)
    case .send: sending.putBack()
    }
  }

  private mutating func resumeAfterLogin() {
    for room in following.askAgain.sorted() { askHistory(of: room) }
    following.askAgain = []
    poll()
    reconcile()
  }

  mutating func identified(_ body: JSON?, isRefresh: Bool) {
    login.isUnderWay = false
    guard let token = body?["access_token"]?.string, !token.isEmpty else {
      return loginFailed("the homeserver gave no token")
    }
    if let user = body?["user_id"]?.string, user != configuration.user {
      return loginRefused("the homeserver says that this is \(user)")
    }
    account.accessToken = Secret(token)
    // A renewal that brings no new one leaves the old one good.
    if let refresh = body?["refresh_token"]?.string {
      account.refreshToken = Secret(refresh)
    } else if !isRefresh {
      account.refreshToken = nil
    }
    tokenEnds = (body?["expires_in_ms"]?.integer).map { now + min(max(0, $0), Self.longestLife) }
    tokens += 1
    login = Login()
    keepAccount()
    phase = .following
    resumeAfterLogin()
  }

  /// Whether nobody lets us in, and that was told.
  package var isRefused: Bool { phase == .identifying && login.isReported }

  /// Goes on with what another program was given for this device, where we are refused: it is no other than what was kept, or new.
  package mutating func use(_ kept: MatrixAccount, at now: Int64) -> [MatrixAction] {
    begin(now)
    guard isRefused, !login.isUnderWay, configuration.token == nil, kept.user == account.user,
      kept.device == account.device, let token = kept.accessToken, token != login.refused
    else { return end() }
    account.accessToken = token
    account.refreshToken = kept.refreshToken
    tokens += 1
    login = Login()
    phase = .following
    resumeAfterLogin()
    return end()
  }

  mutating func loginFailed(_ why: String) {
    login.isUnderWay = false
    login.failures += 1
    let since = login.absentSince ?? now
    login.absentSince = since
    lost(why)
    setTimer(.login, waits.absent(since: since, at: now, login.failures))
  }

  mutating func loginRefused(_ fault: MatrixFault, isRefresh: Bool) {
    login.isUnderWay = false
    if fault.isPassing {
      login.failures += 1
      lost(fault.text)
      return setTimer(.login, fault.retryAfter ?? waits.growing(login.failures))
    }
    if isRefresh {
      account.refreshToken = nil
      login.needsPassword = true
      if configuration.password != nil { return identify() }
    }
    loginRefused(fault.text)
  }

  private mutating func loginRefused(_ why: String) {
    login.failures += 1
    reportLogin(why)
    setTimer(.login, waits.growing(login.failures, from: 20_000))
  }

  private mutating func reportLogin(_ why: String) {
    lost("not logged in: \(why)")
    guard !login.isReported else { return }
    login.isReported = true
    actions.append(.loginRefused(reason: why))
  }

  /// Before a poll: a token that would end during it is renewed first.
  ///
  /// - Returns: whether that is being done.
  mutating func renewsToken() -> Bool {
    guard isTokenEnding, account.refreshToken != nil else { return false }
    phase = .identifying
    identify()
    return true
  }
}
