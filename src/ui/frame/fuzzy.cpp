#include "ui/frame/fuzzy.h"

#include <algorithm>

#include "ui/widgets/search.h"

namespace ui {
namespace {

constexpr int score_whole = 140, score_start = 100, score_word = 80, score_inside = 50;
constexpr int score_scattered_most = 40, score_id_inside = 30, score_other_word = 45;
constexpr size_t shortest_id_piece = 2, shortest_scattered = 2;

bool is_word_part(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// "Billing service", "billing-service" and "billingService" have a second word alike.
bool begins_word(std::string_view text, size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1], here = text[at];
  if (!is_word_part(before)) return true;
  return here >= 'A' && here <= 'Z' && before >= 'a' && before <= 'z';
}

bool stands_at(std::string_view word, std::string_view text, size_t at) {
  for (size_t i = 0; i < word.size(); ++i)
    if (lower(text[at + i]) != word[i]) return false;
  return true;
}

struct Found {
  int score = 0;
  std::vector<size_t>* places = nullptr;  // where they are to be told, if at all
};

void tell_run(const Found& found, size_t from, size_t length) {
  for (size_t i = 0; found.places && i < length; ++i) found.places->push_back(from + i);
}

// The word in one piece, best where a word begins.
bool find_piece(std::string_view word, std::string_view text, Found& found) {
  size_t inside = std::string_view::npos;
  for (size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (!stands_at(word, text, at)) continue;
    if (begins_word(text, at)) {
      found.score = at > 0 ? score_word : word.size() == text.size() ? score_whole : score_start;
      tell_run(found, at, word.size());
      return true;
    }
    inside = std::min(inside, at);
  }
  if (inside == std::string_view::npos) return false;
  found.score = score_inside;
  tell_run(found, inside, word.size());
  return true;
}

// The letters of the word in their order, each at the beginning of a word or right behind the one
// before where that can be. The first has to begin a word: "nr" is Nightly report, "ig" is not.
bool find_letters(std::string_view word, std::string_view text, Found& found) {
  if (word.size() < shortest_scattered) return false;
  std::vector<size_t> places;
  size_t from = 0;
  int good = 0;
  for (const char letter : word) {
    size_t first = std::string_view::npos, best = std::string_view::npos;
    for (size_t at = from; at < text.size() && best == std::string_view::npos; ++at) {
      if (lower(text[at]) != letter) continue;
      first = std::min(first, at);
      const bool follows = !places.empty() && at == places.back() + 1;
      if (follows || begins_word(text, at)) best = at;
    }
    if (first == std::string_view::npos) return false;
    if (places.empty() && best == std::string_view::npos) return false;
    good += best != std::string_view::npos ? 1 : 0;
    places.push_back(best != std::string_view::npos ? best : first);
    from = places.back() + 1;
  }
  // Letters strewn about are no answer.
  const int letters = static_cast<int>(word.size());
  if (2 * good < letters + 1) return false;
  found.score = score_scattered_most * good / letters;
  if (found.places) found.places->insert(found.places->end(), places.begin(), places.end());
  return true;
}

Found find_in_title(std::string_view word, std::string_view title,
                    std::vector<size_t>* places = nullptr) {
  Found found{0, places};
  if (!find_piece(word, title, found)) find_letters(word, title, found);
  return found;
}

Found find_in_id(std::string_view word, std::string_view id,
                 std::vector<size_t>* places = nullptr) {
  Found found{0, places};
  if (word.size() < shortest_id_piece || !find_piece(word, id, found)) return {};
  if (found.score < score_word) found.score = score_id_inside;
  return found;
}

std::vector<size_t> in_order(std::vector<size_t> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace

FuzzyQuery::FuzzyQuery(std::string_view typed) {
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) m_words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : typed) {
    if (c == ' ' || c == '\t') {
      finish();
    } else {
      word += lower(c);
    }
  }
  finish();
}

FuzzyQuery FuzzyQuery::without_first(size_t count) const {
  FuzzyQuery rest;
  rest.m_words.assign(m_words.begin() + static_cast<std::ptrdiff_t>(count), m_words.end());
  return rest;
}

int FuzzyQuery::score(const Subject& subject) const {
  constexpr int finer = 1000;
  if (m_words.empty()) return finer;
  int sum = 0;
  for (const std::string& word : m_words) {
    int best =
        std::max(find_in_title(word, subject.title).score, find_in_id(word, subject.id).score);
    Found other;
    if (!subject.also.empty() && find_piece(word, subject.also, other))
      best = std::max(best, std::min(other.score, score_other_word));
    if (best == 0) return 0;
    sum += best;
  }
  // Of two alike the shorter one has more of what was typed.
  const int length = static_cast<int>(std::min<size_t>(subject.title.size(), finer - 1));
  return std::max(1, sum * finer / static_cast<int>(m_words.size()) - length);
}

std::vector<size_t> FuzzyQuery::marks_in_title(std::string_view title) const {
  std::vector<size_t> places;
  for (const std::string& word : m_words) find_in_title(word, title, &places);
  return in_order(std::move(places));
}

std::vector<size_t> FuzzyQuery::marks_in_id(std::string_view id) const {
  std::vector<size_t> places;
  for (const std::string& word : m_words) find_in_id(word, id, &places);
  return in_order(std::move(places));
}

}  // namespace ui
