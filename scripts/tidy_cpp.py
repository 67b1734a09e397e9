"""Reads C++ just far enough for scripts/tidy.py: blanks comments and strings, finds functions and switches."""
import re

TOKEN = re.compile(
    r'(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\((?:.|\n)*?\)(?P=mark)")'
    r'|(?P<string>"(?:[^"\\\n]|\\.)*")'
    r"|(?P<char>(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*')"
    r"|(?P<comment>//[^\n]*|/\*(?:.|\n)*?\*/)")


def code_only(text):
    """The text with comments and the insides of literals blanked, line for line and column for column."""
    def blank(match):
        found = match[0]
        if match.lastgroup == "comment" or match["comment"]:
            return re.sub(r"[^\n]", " ", found)
        if match["raw"]:
            return '"' + re.sub(r"[^\n]", " ", found[1:-1]) + '"'
        return found[0] + " " * (len(found) - 2) + found[-1]
    return TOKEN.sub(blank, text)


def raw_string_lines(text):
    """The numbers of lines that a raw string touches: their length is not ours to choose."""
    lines = set()
    for match in TOKEN.finditer(text):
        if match["raw"]:
            first = text.count("\n", 0, match.start()) + 1
            lines.update(range(first, first + match[0].count("\n") + 1))
    return lines


def includes(text):
    """Yields (line number, header, quoted) of each include."""
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
        if match:
            yield number, match[1] or match[2], match[1] is not None


def without_preprocessor(code):
    return re.sub(r"(?m)^[ \t]*#(?:[^\n]*\\\n)*[^\n]*$", lambda match: re.sub(r"[^\n]", " ", match[0]), code)


NOT_A_FUNCTION = re.compile(r"\s*(?:inline\s+)?(?:namespace|class|struct|union|enum|extern\s*\")\b")


def functions(text):
    """Yields (first line, last line, signature) of each function defined outside another function."""
    code = without_preprocessor(code_only(text))
    stack = []          # for each open brace: the start of its function, None inside one, "outer" around them
    start = 0
    for position, character in enumerate(code):
        if character == "{":
            header = code[start:position]
            if any(kind != "outer" for kind, _ in stack):
                stack.append((None, ""))
            elif is_function(header):
                begin = start + len(LEADING.match(header)[0])
                stack.append((begin, " ".join(header.split())))
            else:
                stack.append(("outer", "") if NOT_A_FUNCTION.match(template_free(header)) else (None, ""))
            start = position + 1
        elif character == "}" and stack:
            kind, signature = stack.pop()
            if isinstance(kind, int):
                yield code.count("\n", 0, kind) + 1, code.count("\n", 0, position) + 1, signature
            start = position + 1
        elif character == ";" and not any(kind != "outer" for kind, _ in stack):
            start = position + 1


LEADING = re.compile(r"\s*(?:(?:public|private|protected)\s*:(?!:)\s*)*")


def is_function(header):
    return "(" in header and not header.rstrip().endswith("=") and not NOT_A_FUNCTION.match(
        LEADING.sub("", header.split("(")[0], count=1))


def template_free(header):
    return re.sub(r"\s*template\s*<[^{}]*?>\s*(?=class|struct|union)", "", header)


def enum_switches_with_default(text):
    """Yields the line of each default label whose switch has only enumerators as its other labels."""
    code = code_only(text)
    for match in re.finditer(r"\bswitch\s*\(", code):
        opening = code.find("{", match.end())
        body = block(code, opening)
        labels = re.findall(r"\bcase\s+([^:]+(?:::[^:]+)*):(?!:)", body)
        enumerators = labels and all(re.fullmatch(r"\s*[A-Za-z_]\w*(?:::\w+)+\s*", label) for label in labels)
        default = re.search(r"\bdefault\s*:", body)
        if enumerators and default:
            yield code.count("\n", 0, opening + default.start()) + 1


def block(code, opening):
    """The text of a brace block, nested blocks blanked so that their labels are not taken for its own."""
    depth, out = 0, []
    for character in code[opening:]:
        depth += character == "{"
        out.append(character if depth == 1 or character == "\n" or not re.match(r"\w", character) else " ")
        depth -= character == "}"
        if depth == 0:
            break
    return "".join(out)


def local_names(text):
    """Yields (line, namespace, name, parameter types) of what anonymous namespaces declare; None: not a function."""
    code = without_preprocessor(code_only(text))
    for match in re.finditer(r"\bnamespace\s*\{", code):
        around = "::".join(re.findall(r"(?m)^namespace ([\w:]+) \{", code[:match.start()]))
        start, depth = match.end(), 0
        for position in range(start, len(code)):
            depth += (code[position] == "{") - (code[position] == "}")
            if depth < 0:
                break
            header = code[start:position].split("{")[0]
            if depth == 0 and (code[position] == ";" or code[position] == "}" and is_function(header)):
                line = code.count("\n", 0, start + len(LEADING.match(header)[0])) + 1
                for name, types in declared_names(code[start:position].strip()):
                    yield line, around, name, types
                start = position + 1


def declared_names(declaration):
    """(name, parameter types) of the type, the function or the variables that one declaration names."""
    head = declaration.split("{")[0]
    flat = without_angles(head).strip()
    named_type = re.match(r"(?:struct|class|union|enum(?:\s+class)?)\s+(\w+)\s*(?::|$)", flat)
    function = re.match(r"[^=(]*?(?<![\w:])(\w+)\s*\(.*\)[\w\s]*$", flat, re.DOTALL)
    if named_type:
        return [(named_type[1], None)]
    if function:
        parameters = head[re.search(rf"\b{function[1]}\s*\(", head).end():head.rindex(")")]
        types = [re.sub(r"(?<=[\s&*>])\w+$", "", re.sub(r"\s*=.*", "", each).strip())
                 for each in re.split(r",(?![^<]*>)", parameters)]
        return [(function[1], ",".join("".join(each.split()) for each in types))]
    if re.match(r"(using|static_assert)\b", flat):
        return []
    variables = re.sub(r"\{.*\}|\([^()]*\)", "", without_angles(declaration), flags=re.DOTALL).split(",")
    found = [re.search(r"(\w+)\s*(?:\[[^]]*\]\s*)*(?:=|$)", each) for each in variables]
    return [(each[1], None) for each in found if each]


def without_angles(code):
    """Without template arguments and parameters."""
    shorter = re.sub(r"\btemplate\s*<[^{}();]*?>\s*(?=\w)|<[^<>;{}]*>", "", code)
    return shorter if shorter == code else without_angles(shorter)
