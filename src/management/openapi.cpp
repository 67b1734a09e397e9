#include "management/openapi.h"

#include "base/assert.h"

namespace management {

// Made from the JSON files by CMakeLists.txt.
namespace embedded {
extern const char openapi_json[];
extern const char openapi_schemas_json[];
extern const char openapi_faults_json[];
}  // namespace embedded

namespace {

base::Json make_document() {
  const auto document = base::parse_json(embedded::openapi_json);
  const auto schemas = base::parse_json(embedded::openapi_schemas_json);
  const auto faults = base::parse_json(embedded::openapi_faults_json);
  ASSERT(document && schemas && faults);
  base::Json json = *document;
  json["components"]["schemas"] = *schemas;
  json["components"]["schemas"].update(*faults);
  return json;
}

}  // namespace

Outcome get_openapi(const Call&) {
  static const base::Json document = make_document();
  return answer(200, document);
}

}  // namespace management
