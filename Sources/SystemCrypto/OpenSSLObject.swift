/// Owns one reference to an OpenSSL object that several threads may use at once, and gives it back at the end.
///
/// An unsafe promise to the compiler: Swift cannot know it, but OpenSSL documents `SSL_CTX` (once set up)
/// and a fetched `EVP_MD` as safe to share between threads; their reference counts are atomic. Wrap nothing else in it.
package final class OpenSSLObject: Sendable {
  nonisolated(unsafe) package let pointer: OpaquePointer
  private let release: @Sendable (OpaquePointer) -> Void

  package init(_ pointer: OpaquePointer, release: @escaping @Sendable (OpaquePointer) -> Void) {
    self.pointer = pointer
    self.release = release
  }

  deinit { release(pointer) }
}
