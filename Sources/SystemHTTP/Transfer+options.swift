import CCurl
import COpenSSL
import SystemTLS

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Transfer {
  /// Tells libcurl all about the request.
  ///
  /// - Returns: whether it took everything: one that is refused would change what is sent, or to whom.
  func setOptions(_ common: Common) -> Bool {
    var isTaken = true
    func long(_ option: CURLoption, _ value: Int) {
      if shim_set_long(easy, option, value) != CURLE_OK { isTaken = false }
    }
    func text(_ option: CURLoption, _ value: String?) {
      if shim_set_text(easy, option, value) != CURLE_OK { isTaken = false }
    }

    text(CURLOPT_URL, request.address.text)
    text(CURLOPT_PROTOCOLS_STR, "http,https")
    long(CURLOPT_FOLLOWLOCATION, 0)
    long(CURLOPT_NOSIGNAL, 1)
    long(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    // Empty texts: neither a proxy nor exceptions from the environment.
    text(CURLOPT_PROXY, goesThroughProxy ? common.proxy?.text : "")
    text(CURLOPT_NOPROXY, "")
    long(CURLOPT_QUICK_EXIT, 1)  // a lookup that is given up is not waited for
    long(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    text(CURLOPT_ACCEPT_ENCODING, "")  // all that it can unpack
    text(CURLOPT_USERAGENT, common.userAgent)
    long(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeout))
    long(CURLOPT_TIMEOUT_MS, milliseconds(request.timeout))
    long(CURLOPT_TCP_KEEPALIVE, 1)
    // What is not to be done twice gets a connection of its own: on one that was used before, a server that hangs up at
    // that moment would have libcurl send it again.
    if request.method == .post { long(CURLOPT_FRESH_CONNECT, 1) }
    setMethod(long, text)
    setTrust(long, text)
    setCallbacks()
    return setHeaders() && isTaken
  }

  private func milliseconds(_ time: Duration) -> Int {
    let parts = time.components
    guard parts.seconds < 86_400 else { return 86_400_000 }
    // 0 would be libcurl's own time.
    return max(1, Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000))
  }

  private func setMethod(_ long: (CURLoption, Int) -> Void, _ text: (CURLoption, String?) -> Void) {
    switch request.method {
    case .get: long(CURLOPT_HTTPGET, 1)
    case .head: long(CURLOPT_NOBODY, 1)
    case .post, .put, .delete:
      if let body = request.body ?? (request.method == .delete ? nil : []) {
        long(CURLOPT_POST, 1)
        shim_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        // libcurl keeps a copy of its own.
        body.withUnsafeBytes { bytes in
          let first = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
          if let first {
            shim_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, first)
          } else {
            text(CURLOPT_COPYPOSTFIELDS, "")
          }
        }
      }
      text(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private func setTrust(_ long: (CURLoption, Int) -> Void, _ text: (CURLoption, String?) -> Void) {
    guard request.address.isEncrypted else { return }
    // A pin alone decides. libcurl uses a connection again for the same trust only, as far as it knows of it: the files
    // and whether it checks; which pin, is looked at before each request.
    let checks = request.tls.pin == nil
    long(CURLOPT_SSL_VERIFYPEER, checks ? 1 : 0)
    long(CURLOPT_SSL_VERIFYHOST, checks ? 2 : 0)
    // Without a file, the store is the one that all else in the program uses, and not libcurl's own idea of it.
    text(CURLOPT_CAINFO, checks ? request.tls.caFile : nil)
    text(CURLOPT_CAPATH, nil)
    long(CURLOPT_SSL_SESSIONID_CACHE, 0)
    long(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    if let certificate = request.tls.certificateFile {
      text(CURLOPT_SSLCERT, certificate)
      text(CURLOPT_SSLKEY, request.tls.keyFile ?? certificate)
    }
    shim_set_pointer(easy, CURLOPT_SSL_CTX_DATA, Unmanaged.passUnretained(self).toOpaque())
    shim_set_context_callback(easy) { _, context, transfer in
      guard let context, let transfer, Transfer.at(transfer).prepare(OpaquePointer(context)) else {
        return CURLE_SSL_CERTPROBLEM
      }
      SSL_CTX_set_cert_verify_callback(
        OpaquePointer(context),
        { store, transfer in
          guard let store, let transfer else { return 0 }
          return Transfer.at(transfer).verify(store) ? 1 : 0
        }, transfer)
      return CURLE_OK
    }
  }

  /// Every callback happens within a call of the client's thread, and none after the transfer is taken out.
  private static func at(_ pointer: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func setCallbacks() {
    let own = Unmanaged.passUnretained(self).toOpaque()
    shim_set_pointer(easy, CURLOPT_HEADERDATA, own)
    shim_set_data_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
      guard let transfer else { return 0 }
      let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.at(transfer).receiveHeader(buffer) ? buffer.count : 0
    }
    shim_set_pointer(easy, CURLOPT_WRITEDATA, own)
    shim_set_data_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
      guard let transfer else { return 0 }
      let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
      // Any other number than what was given ends the transfer, and 0 is what an empty piece has.
      return Transfer.at(transfer).receiveBody(buffer) ? buffer.count : buffer.count + 1
    }
    shim_set_pointer(easy, CURLOPT_OPENSOCKETDATA, own)
    shim_set_socket_callback(easy) { transfer, _, address in
      guard let transfer, let address,
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \curl_sockaddr.addr)
      else { return -1 }
      let wanted = address.pointee
      let found = IPAddress(UnsafeRawPointer(address).advanced(by: offset), family: wanted.family)
      guard Transfer.at(transfer).admits(found) else { return -1 }
      return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
    }
    shim_set_pointer(easy, CURLOPT_PREREQDATA, own)
    shim_set_request_callback(easy) { transfer, address, _, _, _ in
      guard let transfer else { return CURL_PREREQFUNC_ABORT }
      let to = address.map { String(cString: $0) }
      return Transfer.at(transfer).maySend(to: to) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  private func setHeaders() -> Bool {
    var list: UnsafeMutablePointer<curl_slist>?
    // An empty one takes out what libcurl would put in: the wait for a go-ahead before a body.
    let usual =
      ["Expect:"] + (request.headers.contains { $0.name.lowercased() == "content-type" } ? [] : ["Content-Type:"])
    // A header without a value ends with a semicolon in libcurl's way of writing it.
    for line in usual + request.headers.map({ $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }) {
      guard let longer = curl_slist_append(list, line) else {
        curl_slist_free_all(list)
        return false
      }
      list = longer
    }
    keep(list)
    return shim_set_list(easy, CURLOPT_HTTPHEADER, list) == CURLE_OK
  }
}
