"""The tables that scripts/tidy.py checks the tree against; src/README.md gives the reasons."""

# What a room may include, besides itself and the standard library. "json" stands for base/json.h. The map in
# src/README.md has the same table; tidy says so when they differ.
ROOMS = {
    "base": set(),
    "domain": {"base"},
    "crypto": {"base"},
    "jose": {"base", "json", "crypto"},
    "oauth": {"base", "json", "domain", "crypto", "jose"},
    "management": {"base", "json", "domain", "crypto", "jose", "oauth"},
    "storage": {"base", "json", "domain"},
    "engine": {"base", "json", "domain", "crypto", "jose", "oauth", "management"},
    "sim": {"base", "json", "domain", "crypto", "jose", "oauth", "engine"},
    "ui": {"base", "json", "domain", "sim"},
    "server": {"base", "json", "domain", "crypto", "storage", "engine", "sim"},
    "wasm": {"base", "json", "domain", "crypto", "storage", "engine", "sim", "ui"},
}

# Where the tests of a room lie when they are not in tests/<room>/: the browser's shell is tested in a browser.
TESTS = {"wasm": "browser"}

# Doors: a header (as a pattern), the only files and folders that may include it, and what everyone else uses.
DOORS = [
    (r"nlohmann/.*", ["src/base/json.h", "src/base/json.cpp"], "base/json.h"),
    (r"tl/.*", ["src/base/result.h"], "base/result.h"),
    (r"openssl/.*", ["src/crypto/openssl/", "src/server/tls_context.cpp"], "crypto/crypto.h or server/tls_context.h"),
    (r"(mbedtls|psa)/.*", ["src/crypto/mbedtls/"], "crypto/crypto.h"),
    (r"sqlite3.*", ["src/storage/sqlite/", "src/storage/migrations/"], "domain/store.h"),
    (r"(libpq|pq|postgresql/).*", ["src/storage/postgres/"], "domain/store.h"),
    (r"(imgui|imstb|misc/cpp/imgui|backends/imgui).*", ["src/ui/"], "the ui room"),
    (r"(GLES|GL|EGL)\d?/.*", ["src/ui/gl/", "src/wasm/"], "ui/renderer.h"),
    (r"((boost|CLI|spdlog|fmt)/.*|toml\.hpp)", ["src/server/"], "the server room"),
    (r"emscripten.*", ["src/wasm/", "src/ui/gl/"], "the wasm room"),
    (r"catch2/.*", ["tests/"], "tests/<room>/"),
    (r"(thread|condition_variable|future|semaphore|stop_token|barrier|latch)", ["src/server/",
     "src/storage/group_store.", "src/storage/record_loader.", "src/storage/postgres/", "tests/"],
     "a shell: only shells and stores run threads"),
    (r"(mutex|shared_mutex|atomic)", ["src/server/", "src/storage/", "src/engine/", "src/crypto/",
     "src/sim/faults/", "tests/"], "engine or storage: what is locked is locked there"),
    (r"random", ["tests/"], "base/chance.h"),
    (r"(ctime|time\.h|sys/time\.h)", ["src/base/", "tests/"], "base/time.h"),
    (r"iostream", ["src/server/", "tests/"], "a returned value; the shell prints"),
    (r"(filesystem|fstream)", ["src/server/", "src/storage/", "tests/"], "the server or storage room"),
    (r"(unistd|fcntl|pwd|signal|dirent|poll|dlfcn)\.h|csignal|(sys|netinet|arpa)/(?!time\.h).*",
     ["src/server/", "src/storage/", "src/crypto/", "tests/"], "a shell or a door"),
    (r"windows\.h|winsock.*", [], "the platform's own file"),
]

# Banned in code (not in comments or strings): pattern, where it is allowed, what to use instead.
SHELLS = ["src/server/", "src/wasm/", "tests/"]
STORES = ["src/storage/group_store.", "src/storage/record_loader.", "src/storage/postgres/"]
BANNED_CODE = [
    (r"\bstd::(cout|cerr|clog)\b", ["src/server/", "tests/"], "a returned value; the shell's log prints"),
    (r"(?<![\w.>:])(?:std::)?f?printf\s*\(", ["src/server/", "src/base/assert.cpp", "tests/"],
     "a returned value; the shell's log prints"),
    (r"\b(?:std::)?s?rand\s*\(", [], "base::Random"),
    (r"\bstd::(random_device|mt19937(_64)?|default_random_engine)\b", [], "base::Random"),
    (r"(?<!static_)\bassert\s*\(", [], "ASSERT (base/assert.h), which is on in release"),
    (r"\b(system_clock|steady_clock|high_resolution_clock)::now\b", ["src/base/system_clock.cpp", *SHELLS],
     "base::Clock"),
    (r"\bstd::time\s*\(|\b(time\s*\((NULL|nullptr)|gettimeofday\s*\(|clock_gettime\s*\()",
     ["src/base/system_clock.cpp"], "base::Clock"),
    (r"\b(?:std::)?(getenv|setenv)\b", SHELLS, "an argument; only shells read the environment"),
    (r"\bstd::(thread|jthread|async)\b", ["src/server/", *STORES, "tests/"],
     "a shell: only shells and stores run threads"),
    (r"\bsleep_(for|until)\b", [], "base::Clock and an event"),
    (r"\bstd::(format|expected|jthread|ranges::views|views)\b", [],
     "what libc++ 14 has (base::Result, fmt in the server)"),
    (r"\b__EMSCRIPTEN__\b", ["src/wasm/", "src/crypto/mbedtls/", "src/ui/gl/"], "a file or folder for each platform"),
    (r"^using\s+namespace\b(?!\s+std::(chrono_|string_(view_)?)?literals\b)", ["tests/"],
     "the full name, one using declaration, or a using directive inside a function"),
    (r"\bthrow\b(?!\s*\(\s*\))", ["src/server/", "src/storage/", "tests/"],
     "base::failure: core rooms are built without exceptions"),
    (r"\b(catch|try)\b\s*[({]", ["src/server/", "src/storage/", "src/base/json", "tests/"],
     "base::Result; foreign exceptions stop at the door"),
    (r"^(?!.*\b(unique_ptr|shared_ptr|reset)\b).*?(?P<what>\bnew\s+[A-Za-z_:]+\s*[({;[])", ["src/ui/gl/", "tests/"],
     "std::make_unique"),
    (r"\bdelete\s+\w", [], "std::unique_ptr"),
    (r"\b(malloc|calloc|realloc|strcpy|strcat|sprintf|strtok|atoi|atof)\s*\(", [],
     "a std:: container or std::from_chars"),
    (r"\breinterpret_cast\b", ["src/crypto/", "src/storage/", "src/server/", "src/ui/", "src/wasm/", "tests/"],
     "a typed value; bytes are reinterpreted at doors only"),
    (r"\bstd::endl\b", [], "'\\n'"),
    (r"\b(client_app|app_client|m2m_app|api_client|resource_server_app)\b", [],
     "application (the registered client), api (the resource server) or client_grant"),
    (r"\b\w+_(ms|msecs?|millis|secs|mins|hrs)\b", [], "the whole word, unit last (lifetime_seconds)"),
]

# Banned everywhere in text of our own, comments included.
BANNED_TEXT = [
    (r"\b(TODO|FIXME|XXX|HACK)\b", "the issue's note: the tree holds what is finished"),
    (r"\bwhite-?list", "allow list"),
    (r"\bblack-?list(?!:tokens|\")", "deny list"),
    (r"(?<![\w./-])/(work|root|home/\w+|Users/\w+)/", "a path relative to the project"),
    (r"\b(registry\.npmjs\.org|registry\.yarnpkg\.com|deb\.debian\.org|pypi\.org|nodesource\.com)\b",
     "the machine's own registry settings"),
]

# Folders whose files are programs of their own, each compiled by itself.
PROGRAMS = ("tests/fuzz/", "tests/bench/")

TOP_LEVEL = {"CMakeLists.txt", "src", "web", "shaders", "tests", "scripts", "README.md", "LICENSE", "CMakePresets.json",
             ".ci", ".clang-format", ".clang-tidy", ".dockerignore", ".gitignore"}

# Columns a line may have, by the end of the file's name; 120 for the rest.
COLUMNS = {".h": 100, ".cpp": 100, ".md": 130}
COLUMNS_OTHER = 120
FUNCTION_LINES = 70
FILE_LINES = 600
FILE_LINES_LONG = 300

# What text that is not ours to lay out begins with, as a path.
UNCHECKED = ("tests/package-lock.json", "LICENSE", "tests/storage/schemas/")
# The tables above and their tests must be able to name what they ban.
SPEAKS_OF_BANNED = ("scripts/tidy_tables.py", "tests/scripts/test_tidy")
