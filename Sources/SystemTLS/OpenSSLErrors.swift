import COpenSSL

/// OpenSSL's queue of errors, one for each thread.
enum OpenSSLErrors {
  /// To be called before each call whose outcome is asked of `SSL_get_error`: a stale error would falsify it.
  static func clear() { ERR_clear_error() }

  /// The oldest error queued, which is the cause; 0 if there is none.
  static var first: UInt { ERR_peek_error() }

  /// The cause in OpenSSL's words (or the system's, for a file), and the queue is emptied.
  static func removeText() -> String {
    defer { clear() }
    return text(of: first)
  }

  /// Whether the cause is a failed call of the system, such as a missing file.
  static func isOfTheSystem(_ code: UInt) -> Bool { ERR_GET_LIB(code) == ERR_LIB_SYS }

  static func isKeyMismatch(_ code: UInt) -> Bool {
    ERR_GET_LIB(code) == ERR_LIB_X509
      && [X509_R_KEY_VALUES_MISMATCH, X509_R_KEY_TYPE_MISMATCH].contains(ERR_GET_REASON(code))
  }

  private static func text(of code: UInt) -> String {
    guard code != 0 else { return "no cause given" }
    if isOfTheSystem(code) { return systemText(ERR_GET_REASON(code)) }
    return ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
