#!/usr/bin/env python3
"""Writes text files as C++ strings: embed.py NAMESPACE OUTPUT.cpp FILE...

calendar_heat_map.frag becomes `extern const char calendar_heat_map_frag[]`.
"""
import os
import re
import sys


def literal(text):
    return "\n".join('    "' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"' for line in text.splitlines())


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    namespace, output, *files = sys.argv[1:]
    parts = [f"// Made by scripts/embed.py.\nnamespace {namespace} {{\n"]
    for path in files:
        name = re.sub(r"\W", "_", os.path.basename(path))
        with open(path, encoding="utf-8") as file:
            parts.append(f"extern const char {name}[];\nconst char {name}[] =\n{literal(file.read())};\n")
    parts.append(f"}}  // namespace {namespace}\n")
    with open(output, "w", encoding="utf-8") as file:
        file.write("".join(parts))


if __name__ == "__main__":
    main()
