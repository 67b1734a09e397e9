"""The commands in scripts/ explain themselves, and refuse what they do not know, before they do anything."""
import os
import subprocess
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
COMMANDS = ("run", "build", "page", "test", "check", "bench", "dependencies.sh")


def run(*command):
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False, timeout=60)


class Commands(unittest.TestCase):
    def test_each_command_explains_itself(self):
        for command in COMMANDS:
            with self.subTest(command):
                done = run(f"scripts/{command}", "--help")
                self.assertEqual((0, ""), (done.returncode, done.stderr))
                self.assertTrue(done.stdout.startswith(f"Usage: scripts/{command}"), done.stdout)

    def test_each_command_refuses_what_it_does_not_know(self):
        for command in COMMANDS:
            with self.subTest(command):
                done = run(f"scripts/{command}", "--nonsense")
                self.assertEqual((1, ""), (done.returncode, done.stdout))
                self.assertIn("--nonsense", done.stderr)
                self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)

    def test_an_option_without_its_value_is_named(self):
        for command, option in (("run", "--port"), ("run", "--data"), ("bench", "--seconds")):
            with self.subTest(option):
                done = run(f"scripts/{command}", option)
                self.assertEqual((1, ""), (done.returncode, done.stdout))
                self.assertIn(option, done.stderr)

    def test_every_shell_script_can_be_read(self):
        for name in sorted(os.listdir(os.path.join(ROOT, "scripts"))):
            with open(os.path.join(ROOT, "scripts", name), encoding="utf-8", errors="replace") as file:
                first = file.readline()
            if "bash" in first or name.endswith(".sh"):
                with self.subTest(name):
                    self.assertEqual("", run("bash", "-n", f"scripts/{name}").stderr)


if __name__ == "__main__":
    unittest.main()
