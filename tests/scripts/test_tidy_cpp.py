"""What scripts/tidy_cpp.py understands of C++."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "scripts"))
import tidy_cpp  # noqa: E402


def spans(text):
    return [(first, last) for first, last, _ in tidy_cpp.functions(text)]


class Reading(unittest.TestCase):
    def test_comments_and_literals_are_blanked_in_place(self):
        text = 'a /* b\n*/ "c\\"d" \'e\' R"x(f\n")x" g // h'
        blank = tidy_cpp.code_only(text)
        self.assertEqual(len(text), len(blank))
        self.assertEqual(["a", '"', '"', "'", "'", '"', '"', "g"], blank.split())

    def test_digit_separators_are_not_characters(self):
        self.assertIn("rand", tidy_cpp.code_only("int a = 1'000'000; rand(); char b = 'x';"))

    def test_functions_are_found_wherever_they_may_stand(self):
        text = """\
namespace a {
enum class E { one };
template <class T>
T free_one(T t) {
  if (t) { return t; }
  return [] { return 1; }();
}
class C : public B {
 public:
  C() : m_a(1), m_b{2} {}
  int method() const { return 1; }
  int declared();
};
const int table[] = {
  f(1),
};
}
"""
        self.assertEqual([(3, 7), (10, 10), (11, 11)], spans(text))

    def test_preprocessor_braces_do_not_count(self):
        self.assertEqual([(2, 3)], spans("#define OPEN() {\nvoid f() {\n}\n"))

    def test_defaults_are_told_apart(self):
        switch = "switch (x) {{ case {}: {{ break; }} default: break; }}"
        for label, lines in (("E::a", [1]), ("ns::E::a", [1]), ("1", []), ("'a'", []), ("constant", [])):
            with self.subTest(label):
                self.assertEqual(lines, list(tidy_cpp.enum_switches_with_default(switch.format(label))))

    def test_a_default_of_an_inner_switch_is_its_own(self):
        text = "switch (e) { case E::a: switch (c) { case 1: break; default: break; } break; case E::b: break; }"
        self.assertEqual([], list(tidy_cpp.enum_switches_with_default(text)))

    def test_local_names_are_those_of_anonymous_namespaces(self):
        text = """\
namespace a {
namespace {
constexpr float wide = 1, high = 2;
const std::map<int, std::vector<char>> table = {{1, f(2, 3)}};
constexpr char word[] = "a, b", *other = word;
using Json = base::Json;
enum class E { one };
struct S : T {
  int member;
};
template <class T, class U>
void each(const std::map<T, U>& all, int (*visit)(T), bool often = false) {
  int inside = 1;
}
std::string nothing();
}  // namespace
int outside() { return 1; }
}  // namespace a
"""
        self.assertEqual([(3, "a", "wide", None), (3, "a", "high", None), (4, "a", "table", None),
                          (5, "a", "word", None), (5, "a", "other", None), (7, "a", "E", None), (8, "a", "S", None),
                          (11, "a", "each", "conststd::map<T,U>&,int(*visit)(T),bool"), (15, "a", "nothing", "")],
                         list(tidy_cpp.local_names(text)))


if __name__ == "__main__":
    unittest.main()
