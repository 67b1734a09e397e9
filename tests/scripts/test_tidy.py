"""Each rule of scripts/tidy.py finds what it should, and leaves the good neighbour alone."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "scripts"))
import tidy  # noqa: E402

CPP = "namespace {room} {{\n{body}\n}}  // namespace {room}\n"
HEADER = "#pragma once\n"


def source(room, body):
    return CPP.format(room=room, body=body)


def function_of(lines):
    return "void work() {\n" + "  step();\n" * (lines - 2) + "}"


# rule, path, text with the fault, what the finding says, text without it
CASES = [
    ("includes go down only", "src/domain/a.cpp", '#include "oauth/token.h"\n', 'domain may not include "oauth/token.h"',
     '#include "base/time.h"\n'),
    ("an include between neighbours of one layer", "src/crypto/a.cpp", '#include "domain/a.h"\n', "crypto may not include",
     '#include "crypto/b.h"\n'),
    ("base/json.h is for rooms of text formats", "src/domain/a.h", HEADER + '#include "base/json.h"\n',
     "domain may not include base/json.h", HEADER + '#include "base/result.h"\n'),
    ("storage may read JSON", "src/storage/a.cpp", '#include "engine/engine.h"\n', "storage may not include",
     '#include "base/json.h"\n'),
    ("paths begin at src", "src/oauth/a.cpp", '#include "token.h"\n', "is not a path from src",
     '#include "oauth/token.h"\n'),
    ("OpenSSL stays behind its door", "src/jose/a.cpp", "#include <openssl/evp.h>\n", "use crypto/crypto.h or server/tls_context.h instead",
     '#include "crypto/crypto.h"\n'),
    ("Mbed TLS stays behind its door", "src/crypto/openssl/a.cpp", "#include <mbedtls/rsa.h>\n", "has its door elsewhere",
     "#include <openssl/rsa.h>\n"),
    ("SQLite stays behind its door", "src/engine/a.cpp", "#include <sqlite3.h>\n", "use domain/store.h instead",
     "#include <string>\n"),
    ("nlohmann stays behind base/json.h", "src/oauth/a.cpp", "#include <nlohmann/json.hpp>\n", "use base/json.h instead",
     '#include "base/json.h"\n'),
    ("tl::expected stays behind base/result.h", "src/oauth/a.cpp", "#include <tl/expected.hpp>\n",
     "use base/result.h instead", '#include "base/result.h"\n'),
    ("ImGui stays in ui", "src/wasm/a.cpp", '#include "imgui.h"\n', "use the ui room instead", '#include "ui/canvas.h"\n'),
    ("GL stays in the renderer", "src/ui/a.cpp", "#include <GLES3/gl3.h>\n", "use ui/renderer.h instead",
     '#include "imgui.h"\n'),
    ("Boost stays in the server", "src/engine/a.cpp", "#include <boost/asio.hpp>\n", "use the server room instead",
     "#include <vector>\n"),
    ("Emscripten stays in wasm", "src/ui/a.cpp", "#include <emscripten.h>\n", "use the wasm room instead",
     "#include <string>\n"),
    ("threads are for shells and stores", "src/oauth/a.cpp", "#include <thread>\n", "only shells and stores run threads",
     "#include <vector>\n"),
    ("engine may lock, oauth may not", "src/oauth/a.cpp", "#include <mutex>\n", "what is locked is locked there",
     "#include <memory>\n"),
    ("chance is an argument", "src/domain/a.cpp", "#include <random>\n", "use base/chance.h instead",
     '#include "base/chance.h"\n'),
    ("no printing from the core", "src/oauth/a.cpp", source("oauth", 'void f() { std::cout << "x"; }'), "std::cout",
     source("oauth", '// std::cout is not for us\nauto a = "std::cout";')),
    ("no C printing either", "src/oauth/a.cpp", source("oauth", 'void f() { printf("x"); }'), "printf(",
     source("oauth", 'void f() { my_printf("x"); }')),
    ("rand", "src/jose/a.cpp", source("jose", "int f() { return rand(); }"), "base::Random",
     source("jose", "int f() { return operand(); }")),
    ("random_device", "src/jose/a.cpp", source("jose", "std::random_device d;"), "base::Random",
     source("jose", "base::Random& d;")),
    ("assert", "src/base/a.cpp", source("base", "void f() { assert(true); }"), "ASSERT",
     source("base", "void f() { ASSERT(true); static_assert(true); }")),
    ("now is an argument", "src/oauth/a.cpp", source("oauth", "auto t = std::chrono::system_clock::now();"),
     "base::Clock",
     source("oauth", "auto t = clock.now();")),
    ("C's clock", "src/oauth/a.cpp", source("oauth", "auto t = time(nullptr);"), "base::Clock",
     source("oauth", "auto t = base::time(0);")),
    ("the environment is for shells", "src/engine/a.cpp", source("engine", 'auto e = std::getenv("X");'), "getenv",
     source("engine", 'auto e = parts.issuer;')),
    ("platforms are files", "src/engine/a.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n", "a file or folder for each platform",
     "#ifdef NDEBUG\n#endif\n"),
    ("using namespace", "src/jose/a.cpp", "using namespace std;\n", "using namespace",
     "using namespace std::chrono_literals;\n"),
    ("the core does not throw", "src/jose/a.cpp", source("jose", 'void f() { throw Error("x"); }'), "base::failure",
     source("jose", "auto f() { return base::failure(1); }")),
    ("the core does not catch", "src/jose/a.cpp", source("jose", "void f() { try { g(); } catch (...) {} }"),
     "foreign exceptions stop at the door", source("jose", "void f() { catch_up(); }")),
    ("bare new", "src/jose/a.cpp", source("jose", "auto f() { return new Key(); }"), "std::make_unique",
     source("jose", "auto f() { return std::unique_ptr<Key>(new Key()); }")),
    ("libc++ 14 has no <format>", "src/jose/a.cpp", source("jose", 'auto s = std::format("x");'), "libc++ 14",
     source("jose", 'auto s = std::string("x");')),
    ("one word, one meaning", "src/domain/a.cpp", source("domain", "int client_app = 1;"), "application",
     source("domain", "int application = 1;")),
    ("units are whole words", "src/domain/a.cpp", source("domain", "int timeout_ms = 1;"), "unit last",
     source("domain", "int timeout_milliseconds = 1;")),
    ("unfinished business", "src/domain/a.cpp", "// TODO: later\n", "the issue's note", "// Done.\n"),
    ("words that name people by colour", "src/domain/a.cpp", "// a whitelist\n", "allow list", "// an allow list\n"),
    ("machine paths", "scripts/a.sh", "set -euo pipefail\ncd /root/x\n", "a path relative to the project",
     "set -euo pipefail\ncd build/root/x\n"),
    ("registry hosts", "tests/a.json", '{"resolved": "https://registry.npmjs.org/a"}\n', "registry settings",
     '{"resolved": "a"}\n'),
    ("columns of code", "src/base/a.cpp", "// " + "word " * 25 + "\n", "columns", "// " + "word " * 19 + "x\n"),
    ("columns of documents", "tests/README.md", "word " * 30 + "x\n", "columns", "| " + "word " * 30 + "|\n"),
    ("functions fit on a screen", "src/base/a.cpp", source("base", function_of(71)), "71 lines in one function",
     source("base", function_of(70))),
    ("methods fit on a screen", "src/base/a.cpp", source("base", "struct A {\n" + function_of(71) + "\n};"),
     "71 lines in one function", source("base", "struct A {\n" + function_of(70) + "\n" + function_of(70) + "\n};")),
    ("functions of scripts too", "scripts/a.py", "def f():\n" + "    x = 1\n" * 70, "71 lines in one function",
     "def f():\n" + "    x = 1\n" * 69),
    ("files hold one idea", "src/base/a.cpp", "// line\n" * 601, "601 lines", "// line\n" * 600),
    ("no spaces at the end", "src/base/a.cpp", "// a \n", "spaces at the end", "// a\n"),
    ("no tabs", "src/base/a.cpp", "//\ta\n", "a tab", "// a\n"),
    ("a newline at the end", "src/base/a.cpp", "// a", "no newline at the end", "// a\n"),
    ("#pragma once", "src/base/a.h", "// a\nint a;\n", "use #pragma once", "// a\n#pragma once\nint a;\n"),
    ("the room's namespace", "src/base/a.h", HEADER + "struct A {};\n", "use namespace base",
     HEADER + "namespace base {\nstruct A {};\n}\n"),
    ("no default over an enum", "src/base/a.cpp",
     source("base", "int f(E e) {\n  switch (e) {\n    case E::a: return 1;\n    default: return 2;\n  }\n}"),
     "a default in a switch over an enum",
     source("base", "int f(char c) {\n  switch (c) {\n    case 'a': return 1;\n    default: return 2;\n  }\n}")),
    ("shell scripts stop at errors", "scripts/a", "#!/usr/bin/env bash\necho a\n", "use set -euo pipefail",
     '#!/usr/bin/env bash\nsource "$(dirname "$0")/lib.sh"\n'),
    ("the top level", "notes.md", "A note.\n", "the top level has only the names", None),
]


class Tree(tempfile.TemporaryDirectory):
    """A small tree with the given files, each room with a test."""

    def __init__(self, files):
        super().__init__()
        for path, text in files.items():
            full = os.path.join(self.name, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)


def found(files):
    tested = {f"tests/{path.split('/')[1]}/a.cpp": 'TEST_CASE("a") {}\n' for path in files if path.startswith("src/")}
    if any(path.startswith("src/wasm/") for path in files):
        tested["tests/browser/a.test.mjs"] = "test('a', () => {});\n"
    with Tree({**tested, **files}) as root:
        return [f"{finding.path}:{finding.line}: {finding.what}" for finding in tidy.findings(root)]


class Rules(unittest.TestCase):
    """Fills itself from CASES below: two tests for each row."""

    def test_a_header_of_ours_is_included_by_its_path(self):
        base = {"src/base/b.h": HEADER}
        self.assertIn('src/base/a.cpp:1: <base/b.h> is ours; use "base/b.h" instead',
                      found({**base, "src/base/a.cpp": "#include <base/b.h>\n"}))
        self.assertEqual([], found({**base, "src/base/a.cpp": '#include "base/b.h"\n'}))

    def test_the_own_header_comes_first(self):
        header = {"src/base/a.h": HEADER}
        fault = found({**header, "src/base/a.cpp": '#include <string>\n#include "base/a.h"\n'})
        self.assertIn("the own header is not first", fault[0])
        self.assertEqual([], found({**header, "src/base/a.cpp": '#include "base/a.h"\n\n#include <string>\n'}))

    def test_a_room_has_tests(self):
        with Tree({"src/base/a.cpp": "// a\n", "tests/base/a.cpp": "// no test\n"}) as root:
            self.assertIn("a room without tests; add one in tests/base/", tidy.findings(root)[0].what)
        self.assertEqual([], found({"src/base/a.cpp": "// a\n"}))
        shell = {"src/wasm/a.cpp": "// a\n"}
        with Tree(shell) as root:
            self.assertIn("add one in tests/browser/", tidy.findings(root)[0].what)
        with Tree({**shell, "tests/browser/a.test.mjs": "test('a', () => {});\n"}) as root:
            self.assertEqual([], tidy.findings(root))

    def test_local_names_are_unique_in_a_room(self):
        def local(path, declaration):
            return {path: "namespace base {\nnamespace {\n" + declaration + "\n}\n}\n"}
        size = local("src/base/a.cpp", "constexpr int size = 1;")
        fault = "src/base/b.cpp:3: size is a name in src/base/a.cpp, too"
        for declaration in ("constexpr float wide = 1, size = 2;", "struct size {};", "int size(int a) { return a; }"):
            with self.subTest(declaration):
                self.assertIn(fault, found({**size, **local("src/base/b.cpp", declaration)})[0])
        self.assertEqual([], found({**size, **local("src/base/b.cpp", "int f() { int size = 1; return size; }")}))
        self.assertEqual([], found({**size, **local("tests/base/b.cpp", "constexpr int size = 1;")}))
        both = {**local("tests/fuzz/a.cpp", "int a = 1;"), **local("tests/fuzz/b.cpp", "int a = 1;")}
        self.assertEqual([], found(both))
        text = local("src/base/a.cpp", "int f(const A& a) { return a.b; }")
        self.assertIn("f is a name", found({**text, **local("src/base/b.cpp", "int f(const A& other);")})[0])
        self.assertEqual([], found({**text, **local("src/base/b.cpp", "int f(const B& b) { return b.b; }")}))

    def test_a_room_is_known(self):
        self.assertIn("a room that scripts/tidy_tables.py does not know", found({"src/misc/a.cpp": "// a\n"})[0])

    def test_the_map_has_the_same_table(self):
        def map_of(rooms):
            rows = (f"| `{room}` | what it is | {', '.join(may) or '–'} | – |\n" for room, may in rooms.items())
            return {"src/README.md": "".join(rows)}
        self.assertEqual([], found(map_of(tidy.tables.ROOMS)))
        self.assertIn("the row of jose is not that of scripts/tidy_tables.py",
                      found(map_of({**tidy.tables.ROOMS, "jose": {"base", "ui"}}))[0])
        self.assertIn("the row of nowhere", found(map_of({**tidy.tables.ROOMS, "nowhere": {"base"}}))[0])

    def test_a_finding_names_file_line_and_replacement(self):
        self.assertEqual(["src/base/a.cpp:3: std::endl; use '\\n' instead"],
                         found({"src/base/a.cpp": source("base", "\nvoid f() { s << std::endl; }")}))

    def test_the_tree_itself_can_be_read(self):
        root = os.path.join(os.path.dirname(__file__), "..", "..")
        self.assertIn("scripts/tidy.py", tidy.Tree(root).paths)


def add_case(rule, path, bad, says, good):
    def finds(self):
        self.assertTrue(any(says in finding and finding.startswith(path) for finding in found({path: bad})),
                        f"{says!r} is not among {found({path: bad})}")

    def leaves(self):
        self.assertEqual([], found({path: good}))

    name = "".join(character if character.isalnum() else "_" for character in rule)
    setattr(Rules, f"test_finds_{name}", finds)
    if good is not None:
        setattr(Rules, f"test_leaves_{name}", leaves)


for case in CASES:
    add_case(*case)

if __name__ == "__main__":
    unittest.main()
