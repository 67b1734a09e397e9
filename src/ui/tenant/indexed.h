// Lists of the tenant with an index: found by id, or by what they belong to, without a search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/tenant/loaded.h"
#include "ui/tenant/organizations.h"
#include "ui/tenant/values.h"

namespace ui {

// Where things stand in their list, by a text of theirs.
class Places {
 public:
  void add(const std::string& by, size_t place) {
    m_places[by].push_back(static_cast<uint32_t>(place));
  }
  // In the order of the list.
  const std::vector<uint32_t>& of(const std::string& by) const;

 private:
  std::unordered_map<std::string, std::vector<uint32_t>> m_places;
};

template <class T>
struct Index;
template <>
struct Index<Application> {
  Places by_id;
  void add(const Application& app, size_t place) { by_id.add(app.id, place); }
};
template <>
struct Index<Activity> {
  Places by_id;  // of the application
  void add(const Activity& activity, size_t place) { by_id.add(activity.id, place); }
};
template <>
struct Index<Organization> {
  Places by_id;
  void add(const Organization& organization, size_t place) { by_id.add(organization.id, place); }
};
template <>
struct Index<Api> {
  Places by_id, by_identifier;
  void add(const Api& api, size_t place);
};
template <>
struct Index<Grant> {
  Places by_id;
  Places by_application, by_api;  // without users' access
  void add(const Grant& grant, size_t place);
};

template <class T>
class Indexed {
 public:
  using const_iterator = typename std::vector<T>::const_iterator;
  const_iterator begin() const { return m_items.begin(); }
  const_iterator end() const { return m_items.end(); }
  size_t size() const { return m_items.size(); }
  bool empty() const { return m_items.empty(); }
  const T& operator[](size_t place) const { return m_items[place]; }
  const Index<T>& index() const { return m_index; }

  // The first of these places; nullptr when there is none.
  const T* first(const std::vector<uint32_t>& places) const {
    return places.empty() ? nullptr : &m_items[places.front()];
  }
  const T* find(const std::string& id) const { return first(m_index.by_id.of(id)); }

  // Instead of the one with its id; at the end when there is none.
  void put(T item) {
    const std::vector<uint32_t>& places = m_index.by_id.of(item.id);
    if (places.empty()) {
      m_index.add(item, m_items.size());
      m_items.push_back(std::move(item));
      return;
    }
    m_items[places.front()] = std::move(item);
  }
  template <class Test>
  void remove_if(Test test) {
    if (std::erase_if(m_items, test) == 0) return;
    m_index = {};
    for (size_t i = 0; i < m_items.size(); ++i) m_index.add(m_items[i], i);
  }

 private:
  std::vector<T> m_items;
  Index<T> m_index;
};

// A list that is loaded page by page.
template <class T>
struct LoadedList : Loaded<Indexed<T>> {
  // Whether `value` may be shown while it holds the first pages only.
  bool shows_pages = false;
  bool whole = false;               // `value` holds all that the tenant had
  size_t total = 0;                 // that the tenant has
  size_t told = 0;                  // how many there were when `version` went up last
  std::optional<Indexed<T>> fresh;  // of a request under way: what has come of it

  // A list of more is asked for as seldom as can be.
  static constexpr size_t long_list = 500;

  // After a page went into `value`. Who works with the list begins anew at every version, so it
  // goes up only when the list has grown by a good part.
  void tell_pages(bool more) {
    this->ready = true;
    this->failed = false;
    if (more && this->value.size() < told + told / 4) return;
    told = this->value.size();
    ++this->version;
  }
};

}  // namespace ui
