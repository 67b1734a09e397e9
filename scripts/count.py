"""Counts a suite: prints "passed failed skipped" from what its runner left behind.

usage: count.py catch2|unittest|tap|lines FILE EXIT_STATUS

A runner that died before it counted, or that failed without naming a failed test, is one failure.
"""
import re
import sys


def catch2(text):
    """The XML reporter's closing element; a case counts, whatever its number of assertions."""
    cases = re.search(r"<OverallResultsCases ([^>]*)/>", text)
    if not cases:
        return None
    number = {name: int(value) for name, value in re.findall(r'(\w+)="(\d+)"', cases[1])}
    return number["successes"] + number["expectedFailures"], number["failures"], number.get("skips", 0)


def unittest(text):
    ran = re.findall(r"^Ran (\d+) tests? in", text, re.MULTILINE)
    if not ran:
        return None
    last = text.rstrip().splitlines()[-1]
    number = {name.strip(): int(value) for name, value in re.findall(r"([a-z ]+)=(\d+)", last)}
    failed = sum(number.get(name, 0) for name in ("failures", "errors", "unexpected successes"))
    skipped = number.get("skipped", 0)
    return int(ran[-1]) - failed - skipped, failed, skipped


def tap(text):
    """The summary that node:test writes behind its TAP stream."""
    number = {name: int(value) for name, value in re.findall(r"^# (\w+) (\d+)", text, re.MULTILINE)}
    if "pass" not in number:
        return None
    return number["pass"], number["fail"] + number["cancelled"], number["skipped"] + number["todo"]


def lines(text):
    """One line for each thing checked, beginning with "ok " or "failed "."""
    return len(re.findall(r"^ok ", text, re.MULTILINE)), len(re.findall(r"^failed ", text, re.MULTILINE)), 0


def count(kind, text, status):
    numbers = {"catch2": catch2, "unittest": unittest, "tap": tap, "lines": lines}[kind](text)
    passed, failed, skipped = numbers or (0, 0, 0)
    if numbers is None or (status != 0 and failed == 0):
        failed += 1
    return passed, failed, skipped


def main():
    kind, path, status = sys.argv[1:]
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        text = ""
    print(*count(kind, text, int(status)))


if __name__ == "__main__":
    main()
