// swift-tools-version: 6.2
import PackageDescription

/// One set of strict settings for every target of ours.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  // A release is compiled without the compiler's checks of its own work, a twentieth of its time.
  .unsafeFlags(["-Xfrontend", "-disable-llvm-verify"], .when(configuration: .release)),
]

/// How much a release optimises a room. It goes to the frontend, which heeds the last such flag: `make` asks for nothing to
/// be optimised, for the sake of the packages of others, and nothing else but such a flag says otherwise for a room.
func optimised(_ level: String) -> [SwiftSetting] {
  strict + [.unsafeFlags(["-Xfrontend", level], .when(configuration: .release))]
}

/// Rooms that messages go through by the hundred thousand.
let fast = optimised("-O")
/// Rooms in which little time is spent: the compiler takes a tenth less over them.
let small = optimised("-Osize")
/// Rooms that ask others, or go through little: left as they are, they take a quarter of the time.
let plain = optimised("-Onone")

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A room: its name, what it is for (beside each entry below) and all that it may import.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], _ settings: [SwiftSetting] = fast
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
  name: "earshot",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "earshot", targets: ["earshot"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The terminal's own library, and the few lines of C that must run inside a signal handler.
    .systemLibrary(name: "CNcurses"),
    .target(name: "CTerminal", dependencies: ["CNcurses"]),
    // Files of this repository (themes, word lists) compiled in as bytes, so that one binary has all it needs.
    .target(name: "CResources"),

    // TOML with errors at a line and column. The only room that knows TOMLKit.
    room("Config", ["TOMLKit"], plain),
    // What a conversation is and what may happen to it. Pure values.
    room("Model"),
    // Reads text and bios. Pure.
    room("Triage", ["Model", "CResources"], exclude: ["Resources"]),
    // liblinear, linked as an archive where the platform has one: what is installed does not need it.
    .target(
      name: "CLinear",
      linkerSettings: [
        .linkedLibrary(":liblinear.a", .when(platforms: [.linux])),
        .linkedLibrary("stdc++", .when(platforms: [.linux])), .linkedLibrary("linear", .when(platforms: [.macOS])),
      ]),
    // Trains the models by which Triage reads, and says what they are worth. The only room that knows liblinear.
    room("Learning", ["Model", "Triage", "CLinear"], small),
    // What SQLite is told before it begins.
    .target(name: "CSQLite"),
    // libpq as a table of functions, loaded when a desk on a server is opened; nothing is linked.
    .target(name: "CPostgres"),
    // Keeps the shared model: one set of SQL, a driver an engine. The only room that knows GRDB, SQLite and libpq.
    room("Store", ["Model", "CPostgres", "CSQLite", grdb, sqlite]),
    // The one door to the shared model: ingest, query, act, watch.
    room("Desk", ["Model", "Store", "Triage"], small),
    // Where messages come from: files and streams. Networks later.
    room("Channels", ["Model", "Desk"], small),
    // The sample day: whom it has, what they say, and when. Pure.
    room("Sample", ["Model"], plain),
    // Cells, colours, keys, mouse, themes. The only room that knows ncurses; knows nothing of Model.
    room("Terminal", ["CNcurses", "CTerminal", "CResources", "Config"]),
    // The screens: state, update, view.
    room("Console", ["Model", "Desk", "Terminal", "Config"], small),
    // The command: the console by default, every action as a subcommand.
    .executableTarget(
      name: "earshot",
      dependencies: [
        "Model", "Triage", "Learning", "Store", "Desk", "Channels", "Sample", "Console", "Terminal", "Config",
        arguments,
      ],
      swiftSettings: plain),
    // Makes the models that Earshot ships from the examples in Training/: `make model`.
    .executableTarget(name: "ModelTrainer", dependencies: ["Triage", "Learning"], swiftSettings: small),

    // Many seats on one desk, measured: docs/performance.md.
    .executableTarget(
      name: "SeatBench", dependencies: ["Desk", "Model", "Chance"], path: "Tests/Benchmarks/Seats",
      swiftSettings: small),

    // Chance that can be had again, for tests and the bench.
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: strict),
    tests("ConfigTests", ["Config"]),
    tests("ModelTests", ["Model", "Chance"]),
    tests("TriageTests", ["Triage", "Model", "Chance"]),
    tests("LearningTests", ["Learning", "Triage", "Model"]),
    // A PostgreSQL server for the length of a test run, and the trait that runs a suite on both databases.
    .target(
      name: "ThrowawayPostgres", dependencies: ["Store"], path: "Tests/ThrowawayPostgres", swiftSettings: strict),
    tests("StoreTests", ["Store", "Model", "ThrowawayPostgres", "Chance"]),
    tests("DeskTests", ["Desk", "Model", "Store", "Triage", "ThrowawayPostgres", "Chance"]),
    tests("ChannelsTests", ["Channels", "Desk", "Model", "Chance"]),
    tests("SampleTests", ["Sample", "Model"]),
    tests("TerminalTests", ["Terminal", "Config", "CNcurses", "Chance"]),
    tests("ConsoleTests", ["Console", "Desk", "Store", "Model", "Terminal", "Config", "Chance"]),
    tests("CommandTests", ["earshot", "Desk", "Model", "Sample", "ThrowawayPostgres"]),
    // Drives the built binary in a real terminal (tmux).
    tests("ProgramTests", ["ThrowawayPostgres"]),
  ]
)
