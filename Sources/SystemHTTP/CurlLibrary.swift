import CCurl

/// The system's libcurl, made ready once for the process.
enum CurlLibrary {
  struct Unfit: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: where the library found is not one that Vigie can use.
  static func start() throws(Unfit) { try outcome.get() }

  private static let outcome: Result<Void, Unfit> = Result { () throws(Unfit) in
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let version = shim_version()
    else { throw Unfit(description: "libcurl does not start") }
    let tls = version.pointee.ssl_version.map { String(cString: $0) } ?? "none"
    // A library that can use several says in brackets which of them it does not.
    guard tls.hasPrefix("OpenSSL/3.") else {
      throw Unfit(description: "libcurl is not the one made with OpenSSL 3 (apt-get install libcurl4) but with \(tls)")
    }
    // 7.87 is the first that can be told not to wait for lookups.
    guard version.pointee.version_num >= 0x07_57_00 else {
      throw Unfit(description: "libcurl is older than 7.87")
    }
    guard version.pointee.features & CURL_VERSION_ASYNCHDNS != 0 else {
      throw Unfit(description: "libcurl's lookups of names would hold everything up")
    }
  }
}
