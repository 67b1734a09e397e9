#!/usr/bin/python3
"""Subsets the typefaces of the dashboard and writes them as C++ arrays.

usage: fonts.py --icons-header src/ui/icons.h --lucide FOLDER --output FILE.cpp
FOLDER holds lucide.ttf and codepoints.json of the npm package lucide-static. Inter and JetBrains Mono come from the
system (Debian: fonts-inter, fonts-jetbrains-mono) or from the folder named by --typefaces.
"""
import argparse
import io
import json
import logging
import os
import re
import sys

try:
    from fontTools import subset
    from fontTools.ttLib import TTFont
except ImportError:
    sys.exit("fonts.py: fontTools is missing; install python3-fonttools and run this with /usr/bin/python3")

SYSTEM_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.local/share/fonts")]
BYTES_MAX = 160 * 1024
# Latin-1, Latin Extended-A, general punctuation, currency, arrows, marks and mathematics that the texts use.
TEXT = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2C6, 0x2DA, 0x2DC, *range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033,
        0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), 0x21B5, 0x21E7, 0x2212, 0x221E, 0x2248,
        0x2260, 0x2264, 0x2265, 0x2318, 0x25CF, 0x25CB, 0x2713, 0x2717, 0xFFFD]
MONO = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x2022, 0x20AC, *range(0x2190, 0x2194), 0x2264,
        0x2265, 0xFFFD]
# One em together, so that a size means what it means in CSS; capitals stand in the middle.
TEXT_BOX = (0.86, 0.14)
ICON_BOX = (1.0, 0.0)


def find_file(name, folders):
    for folder in folders:
        for path, _, files in os.walk(folder):
            if name in files:
                return os.path.join(path, name)
    sys.exit(f"fonts.py: {name} was not found in {', '.join(folders)}; install fonts-inter and fonts-jetbrains-mono")


def read_icons(header, codepoints):
    """The code points of icons.h, each checked against the name that Lucide gives it."""
    with open(header, encoding="utf-8") as file:
        pairs = re.findall(r'icon_(\w+)\s*=\s*"\\u([0-9A-F]{4})"', file.read())
    if not pairs:
        sys.exit(f"fonts.py: no icons in {header}")
    for name, code in pairs:
        known = codepoints.get(name.replace("_", "-"))
        if known != int(code, 16):
            should = f"\\u{known:04X}" if known else "no icon of Lucide's"
            sys.exit(f"fonts.py: {header}: icon_{name} is \\u{code}, which should be {should}")
    return [int(code, 16) for _, code in pairs]


def subset_font(path, codepoints, box):
    """Outlines and metrics of these characters, nothing else: ImGui reads neither hints nor layout tables.

    `box` is (ascent, descent) in ems: their sum is what ImGui calls the font's size.
    """
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[], legacy_kern=False,
                             glyph_names=False, desubroutinize=False, recalc_timestamp=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "DSIG", "meta", "MVAR", "avar", "FFTM"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)
    em = font["head"].unitsPerEm
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = round(box[0] * em), -round(box[1] * em), 0
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def array(name, data):
    lines = [",".join(str(byte) for byte in data[i:i + 32]) for i in range(0, len(data), 32)]
    return (f"extern const unsigned char {name}[] = {{\n" + ",\n".join(lines) +
            f"}};\nextern const int {name}_size = {len(data)};\n")


def main():
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    parser = argparse.ArgumentParser()
    parser.add_argument("--icons-header", required=True)
    parser.add_argument("--lucide", required=True)
    parser.add_argument("--typefaces")
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()
    folders = [arguments.typefaces] if arguments.typefaces else SYSTEM_FOLDERS
    with open(os.path.join(arguments.lucide, "codepoints.json"), encoding="utf-8") as file:
        icons = read_icons(arguments.icons_header, json.load(file))
    fonts = {
        "inter_regular": subset_font(find_file("Inter-Regular.otf", folders), TEXT, TEXT_BOX),
        "inter_semibold": subset_font(find_file("Inter-SemiBold.otf", folders), TEXT, TEXT_BOX),
        "jetbrains_mono": subset_font(find_file("JetBrainsMono-Regular.ttf", folders), MONO, TEXT_BOX),
        "lucide": subset_font(os.path.join(arguments.lucide, "lucide.ttf"), icons, ICON_BOX),
    }
    total = sum(len(data) for data in fonts.values())
    sizes = ", ".join(f"{name} {len(data)}" for name, data in fonts.items())
    if total > BYTES_MAX:
        sys.exit(f"fonts.py: {total} bytes are more than {BYTES_MAX}: {sizes}")
    with open(arguments.output, "w", encoding="ascii") as file:
        file.write("// Made by scripts/fonts.py.\nnamespace ui::embedded {\n")
        file.write("".join(array(name, data) for name, data in fonts.items()))
        file.write("}  // namespace ui::embedded\n")
    print(f"fonts.py: {total} bytes: {sizes}")


if __name__ == "__main__":
    main()
