// Changes of the tenant, and what is known from their answers.
#include <utility>

#include "base/form.h"
#include "ui/tenant/paths.h"
#include "ui/tenant/tenant.h"

namespace ui {
namespace {

// "/api/v2/clients/<id>" taken apart.
struct Target {
  std::string collection, id;
  bool is_itself = false;  // the thing, not something below it; answers are the thing as it is now
};

Target target_of(const std::string& path) {
  const std::string before = "/api/v2/";
  if (path.rfind(before, 0) != 0) return {};
  const size_t slash = std::min(path.find('/', before.size()), path.size());
  Target target{path.substr(before.size(), slash - before.size()), {}, true};
  if (slash == path.size()) return target;
  const size_t end = std::min(path.find('/', slash + 1), path.size());
  const std::string id = path.substr(slash + 1, end - slash - 1);
  target.id = base::percent_decode(id).value_or(id);
  target.is_itself = end == path.size() || path.substr(end) == "/rotate-secret";
  return target;
}

template <class T>
void put(LoadedList<T>& list, const std::optional<T>& item) {
  if (!item || !list.ready) return;
  if (list.fresh) list.fresh->put(*item);
  list.value.put(*item);
  list.total = std::max(list.total, list.value.size());
  ++list.version;
}

template <class T, class Test>
void remove(LoadedList<T>& list, Test test) {
  const size_t before = list.value.size();
  if (list.fresh) list.fresh->remove_if(test);
  list.value.remove_if(test);
  list.total -= std::min(list.total, before - list.value.size());
  ++list.version;
}

}  // namespace

void Tenant::change(const std::string& method, const std::string& path, const base::Json& body,
                    std::vector<Part> touches, OnAnswer handle) {
  calls.send(method, path, body,
             [this, method, path, touches = std::move(touches),
              handle = std::move(handle)](const Answer& answer) {
               if (answer) absorb(method, path, *answer);
               for (const Part part : touches) {
                 if (answer && !is_long(part)) refresh(part);
               }
               handle(answer);
             });
}

void Tenant::absorb(const std::string& method, const std::string& path, const base::Json& answer) {
  const Target target = target_of(path);
  if (!target.is_itself) return;
  const bool deleted = method == "DELETE";
  const std::string& id = target.id;
  if (target.collection == "clients") {
    if (!deleted) return put(applications, read_application(answer));
    remove(applications, [&](const Application& app) { return app.id == id; });
    remove(grants, [&](const Grant& grant) { return grant.client_id == id; });
  } else if (target.collection == "resource-servers") {
    if (!deleted) return put(apis, read_api(answer));
    const Api* api = find_api(id);
    const std::string audience = api ? api->identifier : id;
    remove(grants, [&](const Grant& grant) { return grant.audience == audience; });
    remove(apis, [&](const Api& one) { return one.identifier == audience; });
  } else if (target.collection == "client-grants") {
    if (!deleted) return put(grants, read_grant(answer));
    remove(grants, [&](const Grant& grant) { return grant.id == id; });
  } else if (target.collection == "organizations") {
    if (!deleted) return put(organizations, read_organization(answer));
    remove(organizations, [&](const Organization& one) { return one.id == id; });
  }
}

void Tenant::look_for_application(const std::string& id) {
  if (std::exchange(m_looked_for, id) == id) return;
  calls.get(application_path(id), [this](const Answer& answer) {
    if (answer) put(applications, read_application(*answer));
  });
}

}  // namespace ui
