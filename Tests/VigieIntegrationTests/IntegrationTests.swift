import Testing

/// The whole program against real servers. One test at a time: each measures itself against deadlines, and a machine has
/// two cores.
@Suite("The whole program", .serialized)
enum IntegrationTests {}
