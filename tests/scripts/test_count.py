"""scripts/count.py counts what runners leave behind, and never turns a death into a success."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "scripts"))
import count  # noqa: E402

CATCH2 = '<OverallResultsCases successes="{}" failures="{}" expectedFailures="0" skips="{}"/>'
TAP = "ok 1 - a\n# tests 9\n# pass {}\n# fail {}\n# cancelled {}\n# skipped 1\n# todo 0\n"
CASES = [
    ("catch2", CATCH2.format(7, 0, 2), 0, (7, 0, 2)),
    ("catch2", CATCH2.format(7, 1, 0), 1, (7, 1, 0)),
    ("catch2", "<TestRun>", 139, (0, 1, 0)),
    ("catch2", CATCH2.format(7, 0, 0), 1, (7, 1, 0)),
    ("unittest", "...\nRan 12 tests in 0.1s\n\nOK\n", 0, (12, 0, 0)),
    ("unittest", "Ran 12 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=3)\n", 1, (6, 3, 3)),
    ("unittest", "Traceback\n", 1, (0, 1, 0)),
    ("tap", TAP.format(8, 0, 0), 0, (8, 0, 1)),
    ("tap", TAP.format(5, 2, 1), 1, (5, 3, 1)),
    ("tap", "", 1, (0, 1, 0)),
    ("lines", "ok a\nfailed b\n  why\nok c\n", 1, (2, 1, 0)),
    ("lines", "", 0, (0, 0, 0)),
]


class Counting(unittest.TestCase):
    def test_every_kind_of_suite(self):
        for kind, text, status, expected in CASES:
            with self.subTest(kind=kind, text=text, status=status):
                self.assertEqual(expected, tuple(count.count(kind, text, status)))


if __name__ == "__main__":
    unittest.main()
