#!/usr/bin/env python3
"""Checks the tree against its own rules (scripts/tidy_tables.py, src/README.md).

usage: tidy.py [FOLDER]

Prints each finding as "file:line: what; use X instead" and fails if there is one. Notes do not fail.
"""
import ast
import collections
import os
import re
import subprocess
import sys

import tidy_cpp
import tidy_tables as tables

Finding = collections.namedtuple("Finding", "path line what")
TEXT = (".h", ".cpp", ".py", ".sh", ".cmake", ".txt", ".md", ".mjs", ".js", ".css", ".html", ".json", ".vert", ".frag",
        ".lua", ".sql", ".yml", ".npmrc", ".clang-format", ".clang-tidy", ".dockerignore", ".gitignore")
PYTHON_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Tree:
    """The files of a folder: what git tracks or would track, or all of them where there is no repository."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(self._paths())
        self._texts = {}

    def _paths(self):
        listed = subprocess.run(["git", "-C", self.root, "ls-files", "-co", "--exclude-standard"], text=True,
                                capture_output=True, check=False)
        if listed.returncode == 0:
            return [path for path in listed.stdout.splitlines() if os.path.isfile(os.path.join(self.root, path))]
        return [os.path.relpath(os.path.join(folder, name), self.root)
                for folder, _, names in os.walk(self.root) for name in names]

    def text(self, path):
        if path not in self._texts:
            with open(os.path.join(self.root, path), "rb") as file:
                octets = file.read()
            self._texts[path] = octets.decode("utf-8", "replace") if b"\0" not in octets else ""
        return self._texts[path]

    def ours(self):
        """The paths of text that is ours to lay out."""
        for path in self.paths:
            name = os.path.basename(path)
            if not path.startswith(tables.UNCHECKED) and (name.endswith(TEXT) or self.text(path).startswith("#!")):
                yield path

    def cpp(self, *folders):
        for path in self.paths:
            if path.endswith((".h", ".cpp")) and path.startswith(folders or ("src/", "tests/")):
                yield path


def room_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def allowed(path, places):
    return any(path == place or path.startswith(place) for place in places)


def check_top_level(tree):
    for name in sorted({path.split("/")[0] for path in tree.paths}):
        if name not in tables.TOP_LEVEL:
            yield Finding(name, 1, "the top level has only the names of src/README.md; use the folder it belongs to")


def check_rooms(tree):
    """Every room is known, and has tests."""
    rooms = sorted({room_of(path) for path in tree.paths if room_of(path)})
    for room in rooms:
        if room not in tables.ROOMS:
            yield Finding(f"src/{room}", 1, "a room that scripts/tidy_tables.py does not know; use an existing room, "
                          "or add it there and in src/README.md")
        else:
            tests = f"tests/{tables.TESTS.get(room, room)}/"
            if not any(has_test(tree, path) for path in tree.paths if path.startswith(tests)):
                yield Finding(f"src/{room}", 1, f"a room without tests; add one in {tests}")


def check_map(tree):
    """The include table for readers, in src/README.md, is the one that is checked."""
    if "src/README.md" not in tree.paths:
        return
    rows = {}
    for number, line in enumerate(tree.text("src/README.md").splitlines(), 1):
        row = re.match(r"\| `(\w+)` \|[^|]*\| ([^|]*) \|", line)
        if row:
            rows[row[1]] = number, set(re.findall(r"[a-z]+", row[2]))
    for room in sorted(tables.ROOMS.keys() | rows.keys()):
        line, may = rows.get(room, (1, None))
        if may != tables.ROOMS.get(room):
            known = ", ".join(sorted(tables.ROOMS.get(room, ()))) or "nothing"
            yield Finding("src/README.md", line, f"the row of {room} is not that of scripts/tidy_tables.py; "
                          f"use {known}, or change both")


def has_test(tree, path):
    return (path.endswith(".cpp") and re.search(r"\b(TEST_CASE|TEMPLATE_TEST_CASE|SCENARIO)\b", tree.text(path))
            or path.endswith(".test.mjs") and "test(" in tree.text(path))


def check_includes(tree):
    """The include table: includes between rooms go down only."""
    headers = set(tree.paths)
    for path in tree.cpp("src/"):
        room = room_of(path)
        may = tables.ROOMS.get(room, set())
        for line, header, quoted in tidy_cpp.includes(tree.text(path)):
            first = header.split("/")[0]
            if not quoted:
                if f"src/{header}" in headers:
                    yield Finding(path, line, f'<{header}> is ours; use "{header}" instead')
            elif first not in tables.ROOMS or "/" not in header:
                if not door_of(header):
                    yield Finding(path, line, f'"{header}" is not a path from src; use "room/file.h"')
            elif header == "base/json.h" and room != "base" and "json" not in may:
                yield Finding(path, line, f"{room} may not include base/json.h; use plain values, "
                              "and turn them into JSON in a room above")
            elif first != room and first not in may:
                known = ", ".join(sorted(may - {"json"})) or "nothing"
                yield Finding(path, line, f'{room} may not include "{header}"; use {known}, or move the code up')


def door_of(header):
    return next((door for door in tables.DOORS if re.fullmatch(door[0], header)), None)


def check_doors(tree):
    """Every foreign library has one door; tests may look behind it."""
    for path in tree.cpp("src/"):
        for line, header, _ in tidy_cpp.includes(tree.text(path)):
            door = door_of(header)
            if door and header.split("/")[0] not in tables.ROOMS and not allowed(path, door[1]):
                yield Finding(path, line, f"<{header}> has its door elsewhere; use {door[2]} instead")


def check_headers(tree):
    """#pragma once first; a source includes its own header first; a file of a room is in the room's namespace."""
    paths = set(tree.paths)
    for path in tree.cpp():
        text = tree.text(path)
        code = tidy_cpp.code_only(text)
        if path.endswith(".h") and not re.match(r"\s*#pragma once\b", code):
            yield Finding(path, 1, "a header begins otherwise; use #pragma once as its first directive")
        own = path[len("src/"):-len("cpp")] + "h"
        found = [header for _, header, _ in tidy_cpp.includes(text)]
        if path.startswith("src/") and path.endswith(".cpp") and f"src/{own}" in paths and found[:1] != [own]:
            yield Finding(path, 1, f'the own header is not first; use #include "{own}" before all others')
        room = room_of(path)
        defines = re.search(r"\b(class|struct|enum)\s+\w+[^;]*\{", code)
        if room and defines and not re.search(rf"\bnamespace\s+{room}\b", code):
            yield Finding(path, 1, f"code outside the room's namespace; use namespace {room}")


def check_banned(tree):
    for path in tree.cpp():
        for number, line in enumerate(tidy_cpp.code_only(tree.text(path)).splitlines(), 1):
            for pattern, places, instead in tables.BANNED_CODE:
                match = re.search(pattern, line)
                if match and not allowed(path, places):
                    what = match.groupdict().get("what", match[0]).strip()
                    yield Finding(path, number, f"{what}; use {instead} instead")
    for path in tree.ours():
        if path.startswith(tables.SPEAKS_OF_BANNED):
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            for pattern, instead in tables.BANNED_TEXT:
                match = re.search(pattern, line)
                if match:
                    yield Finding(path, number, f"{match[0]}; use {instead} instead")


def check_layout(tree):
    """Line lengths, file lengths, spaces at the end, tabs, the last newline."""
    for path in tree.ours():
        text = tree.text(path)
        lines = text.splitlines()
        columns = tables.COLUMNS.get(os.path.splitext(path)[1], tables.COLUMNS_OTHER)
        free = tidy_cpp.raw_string_lines(text) if path.endswith((".h", ".cpp")) else set()
        for number, line in enumerate(lines, 1):
            unbreakable = line.startswith("|") or " " not in line.strip() or number in free or "#include" in line
            if len(line) > columns and not unbreakable:
                yield Finding(path, number, f"{len(line)} columns; use at most {columns}")
            if line != line.rstrip() and number not in free:
                yield Finding(path, number, "spaces at the end of the line; use none")
            if "\t" in line and not path.endswith("Makefile"):
                yield Finding(path, number, "a tab; use spaces")
        if text and not text.endswith("\n"):
            yield Finding(path, len(lines), "no newline at the end; use one")
        if len(lines) > tables.FILE_LINES:
            yield Finding(path, 1, f"{len(lines)} lines; use one file for each idea, at most {tables.FILE_LINES} lines")


def check_functions(tree):
    for path in tree.cpp("src/"):
        for first, last, signature in tidy_cpp.functions(tree.text(path)):
            if last - first + 1 > tables.FUNCTION_LINES:
                yield too_long(path, first, last, signature)
    for path in tree.paths:
        if path.endswith(".py"):
            yield from check_python_functions(tree, path)


def too_long(path, first, last, signature):
    return Finding(path, first, f"{last - first + 1} lines in one function ({signature[:60]}); "
                   f"use helpers, at most {tables.FUNCTION_LINES} lines")


def check_python_functions(tree, path):
    try:
        module = ast.parse(tree.text(path))
    except SyntaxError as error:
        yield Finding(path, error.lineno or 1, "not Python; use a file that parses")
        return
    for node in ast.walk(module):
        if isinstance(node, PYTHON_FUNCTIONS) and node.end_lineno - node.lineno + 1 > tables.FUNCTION_LINES:
            yield too_long(path, node.lineno, node.end_lineno, node.name)


def check_switches(tree):
    for path in tree.cpp("src/"):
        for line in tidy_cpp.enum_switches_with_default(tree.text(path)):
            yield Finding(path, line, "a default in a switch over an enum; use a case for each enumerator, "
                          "so that the compiler finds a new one")


def check_local_names(tree):
    """Names in anonymous namespaces are unique in a room, and in its tests: their files are compiled together."""
    known = collections.defaultdict(list)
    for path in tree.cpp():
        if not path.endswith(".cpp") or path.startswith(tables.PROGRAMS):
            continue
        room = path.split("/")[:2]
        for line, namespace, name, types in tidy_cpp.local_names(tree.text(path)):
            alike = known[(*room, namespace, name)]
            clashes = [other for other, its in alike if other != path and (None in (types, its) or types == its)]
            if clashes:
                yield Finding(path, line, f"{name} is a name in {clashes[0]}, too, and both are compiled together; "
                              "use one for both in a header, or another name")
            alike.append((path, types))


def check_scripts(tree):
    for path in tree.ours():
        text = tree.text(path)
        strict = re.search(r"^(set -euo pipefail|source .*lib\.sh)", text, re.MULTILINE)
        if re.match(r"#!.*\b(ba)?sh\b", text) and not strict:
            yield Finding(path, 1, "a shell script that goes on after an error; use set -euo pipefail")


CHECKS = (check_top_level, check_rooms, check_map, check_includes, check_doors, check_headers, check_banned,
          check_layout, check_functions, check_switches, check_local_names, check_scripts)


def findings(root):
    tree = Tree(root)
    return [finding for check in CHECKS for finding in check(tree)]


def notes(root):
    tree = Tree(root)
    for path in tree.ours():
        length = len(tree.text(path).splitlines())
        if tables.FILE_LINES >= length > tables.FILE_LINES_LONG:
            yield f"note: {path} has {length} lines; {tables.FILE_LINES_LONG} is long"


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for note in notes(root):
        print(note)
    found = findings(root)
    for finding in found:
        print(f"{finding.path}:{finding.line}: {finding.what}")
    print(f"tidy: {len(found)} findings" if found else "tidy: nothing to say")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
