// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in our own targets where VIGIE_STRICT is set (make test sets it): a newer Swift that
// warns of something new must not break `make demo`.
let strict = Context.environment["VIGIE_STRICT"] != nil
let settings: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
  + (strict ? [.treatAllWarnings(as: .error)] : [])

let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
]
let nioConcurrency: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "VigieTestSupport"] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "vigie",
  products: [
    .executable(name: "vigie", targets: ["vigie"]),
    .executable(name: "vigie-demo", targets: ["vigie-demo"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Pure: no I/O, no clock, no logger.
    part("CrisisCore", ["PlainText"]),
    part("ChatModel"),
    part("PlainText"),
    part("IRCProtocol", ["ChatModel", "PlainText"]),
    part("MatrixProtocol", ["ChatModel", "PlainText"]),
    .target(name: "CCommunes", exclude: ["communes.bin", "outlines.bin", "make.py"]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    part("Gazetteer", ["CCommunes", "CZlib", "PlainText"]),

    // The system's OpenSSL.
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    part("SystemCrypto", ["COpenSSL"]),
    part("SystemTLS", ["COpenSSL", "SystemCrypto"] + nio),

    // The system's libcurl, which must be the one made with OpenSSL.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    part("SystemHTTP", ["CCurl", "COpenSSL", "SystemTLS"]),
    part("Relays", ["ChatModel", "CrisisCore", "SystemCrypto", "SystemHTTP", log]),

    // Those that touch the world.
    part("IRCNetwork", ["IRCProtocol", "SystemTLS", "SystemCrypto", "ChatModel", log] + nio),
    part("MatrixNetwork", ["MatrixProtocol", "SystemCrypto", "SystemHTTP", "SystemTLS", "ChatModel", log] + nio),
    part("StrictYAML", ["PlainText", .product(name: "Yams", package: "Yams")]),
    part("CommandBook", ["CrisisCore", "ChatModel", "PlainText", "StrictYAML"]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    part(
      "CrisisStore",
      [
        "CrisisCore", "ChatModel", "CSQLite", "SystemCrypto", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    part(
      "DutyDesk",
      [
        "CrisisCore", "ChatModel", "CommandBook", "CrisisStore", "Gazetteer", "PlainText", "SystemCrypto", log, metrics,
        .product(name: "DequeModule", package: "swift-collections"),
      ] + nio),

    // The web.
    .target(
      name: "Board",
      dependencies: [
        "ChatModel", "CommandBook", "CrisisCore", "CrisisStore", "DutyDesk", "Gazetteer", "SystemCrypto", log, metrics,
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Mustache", package: "swift-mustache"),
      ] + nio,
      resources: [.embedInCode("Pages")],
      swiftSettings: settings),

    // The program.
    .executableTarget(
      name: "vigie",
      dependencies: [
        "Board", "CrisisCore", "ChatModel", "CommandBook", "CrisisStore", "DutyDesk", "Gazetteer", "IRCNetwork",
        "IRCProtocol", "MatrixNetwork", "MatrixProtocol", "Relays", "StrictYAML", "SystemCrypto", "SystemHTTP",
        "SystemTLS", argumentParser, log, metrics,
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ] + nio,
      swiftSettings: settings),
    .executableTarget(
      name: "vigie-demo",
      dependencies: [
        "IRCProtocol", "MatrixProtocol", "PlainText", "SystemCrypto", "SystemHTTP", "SystemTLS", argumentParser,
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ] + nio,
      swiftSettings: settings),

    // Benchmarks.
    .executableTarget(
      name: "tls-throughput",
      dependencies: ["COpenSSL", "SystemTLS", .product(name: "NIOEmbedded", package: "swift-nio")] + nio,
      path: "Benchmarks/TLSThroughput",
      swiftSettings: settings),
    .executableTarget(
      name: "desk-throughput",
      dependencies: [
        "Board", "ChatModel", "CommandBook", "CrisisCore", "CrisisStore", "DutyDesk", "Gazetteer", "PlainText",
        "SystemCrypto", "VigieTestSupport", log,
      ] + nio,
      path: "Benchmarks/Desk",
      swiftSettings: settings),
    .executableTarget(
      name: "irc-parse", dependencies: ["IRCProtocol"], path: "Benchmarks/Parse", swiftSettings: settings),
    .executableTarget(
      name: "gazetteer-lookup", dependencies: ["Gazetteer"], path: "Benchmarks/Gazetteer", swiftSettings: settings),
    .executableTarget(
      name: "irc-load", dependencies: ["PlainText", "SystemCrypto", "SystemTLS"] + nio, path: "Benchmarks/Load",
      swiftSettings: settings),

    .executableTarget(
      name: "bare-bot", path: "Benchmarks/BareBot",
      linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto"), .linkedLibrary("sqlite3")]),

    // Tests.
    .target(
      name: "VigieTestSupport",
      dependencies: [
        "ChatModel", "COpenSSL", "CrisisCore", "IRCProtocol", "PlainText", "SystemCrypto", nioConcurrency,
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ] + nio,
      path: "Tests/VigieTestSupport",
      swiftSettings: settings),
    tests(of: "CrisisCore"),
    tests(of: "PlainText"),
    tests(of: "IRCProtocol", ["ChatModel", "PlainText", "SystemCrypto"]),
    tests(of: "MatrixProtocol", ["ChatModel"]),
    tests(of: "MatrixNetwork", ["MatrixProtocol", "SystemCrypto", "SystemHTTP", "ChatModel"] + nio),
    tests(of: "Gazetteer", ["PlainText"]),
    tests(of: "SystemCrypto", ["PlainText"]),
    tests(
      of: "SystemTLS",
      ["COpenSSL", "SystemCrypto", .product(name: "NIOEmbedded", package: "swift-nio")] + nio),
    tests(of: "SystemHTTP", ["SystemTLS", nioConcurrency] + nio),
    tests(of: "Relays", ["ChatModel", "CrisisCore", "SystemCrypto", "SystemHTTP", "SystemTLS", log]),
    tests(of: "IRCNetwork", ["IRCProtocol", "SystemTLS", "ChatModel"] + nio),
    tests(of: "StrictYAML", ["PlainText"]),
    tests(of: "CommandBook", ["CrisisCore", "DutyDesk", "PlainText", "StrictYAML"]),
    .target(name: "CSyncCount", path: "Tests/CSyncCount", linkerSettings: [.linkedLibrary("sqlite3")]),
    tests(
      of: "CrisisStore",
      ["CrisisCore", "ChatModel", "SystemCrypto", "CSyncCount", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      of: "DutyDesk",
      [
        "Board", "CrisisCore", "ChatModel", "CommandBook", "CrisisStore", "Gazetteer", "vigie-demo", log,
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + nio,
      exclude: [
        "Scenarios/night.fr.txt", "Scenarios/night.en.txt", "Scenarios/rota.fr.txt", "Scenarios/autumn.fr.txt",
        "Scenarios/spring.en.txt", "Scenarios/convention.fr.txt", "Reading/lines.fr.txt", "Reading/lines.en.txt",
      ]),
    tests(of: "vigie-demo"),
    tests(
      of: "vigie",
      [
        "CCommunes", "CrisisCore", "ChatModel", "CommandBook", "CrisisStore", "DutyDesk", "Gazetteer", "IRCNetwork",
        "IRCProtocol", "MatrixProtocol", "StrictYAML", "SystemTLS",
      ]),

    // The built program against real servers; `vigie` is found beside the test bundle.
    .testTarget(
      name: "VigieIntegrationTests",
      dependencies: [
        "VigieTestSupport", "MatrixProtocol", "SystemCrypto", "SystemHTTP", "SystemTLS", "vigie", "vigie-demo",
        nioConcurrency,
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + nio,
      swiftSettings: settings),
  ]
)
