#include "sim/gallery.h"

#include <algorithm>

namespace sim {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char well_behaved_fleet_json[];
extern const char serverless_without_cache_json[];
extern const char cache_that_ignores_expiry_json[];
extern const char cron_stampede_json[];
extern const char deploy_restarts_everything_json[];
extern const char retry_storm_json[];
extern const char quota_cliff_at_noon_json[];
extern const char month_end_on_the_free_plan_json[];
extern const char secret_rotation_without_overlap_json[];
extern const char secret_rotation_with_overlap_json[];
extern const char key_rotation_with_stale_caches_json[];
extern const char scope_removed_json[];
extern const char leaked_secret_json[];
}  // namespace embedded

const std::vector<GalleryScenario>& gallery() {
  static const std::vector<GalleryScenario> all = {
      {"well-behaved-fleet", embedded::well_behaved_fleet_json},
      {"serverless-without-cache", embedded::serverless_without_cache_json},
      {"cache-that-ignores-expiry", embedded::cache_that_ignores_expiry_json},
      {"cron-stampede", embedded::cron_stampede_json},
      {"deploy-restarts-everything", embedded::deploy_restarts_everything_json},
      {"retry-storm", embedded::retry_storm_json},
      {"quota-cliff-at-noon", embedded::quota_cliff_at_noon_json},
      {"month-end-on-the-free-plan", embedded::month_end_on_the_free_plan_json},
      {"secret-rotation-without-overlap", embedded::secret_rotation_without_overlap_json},
      {"secret-rotation-with-overlap", embedded::secret_rotation_with_overlap_json},
      {"key-rotation-with-stale-caches", embedded::key_rotation_with_stale_caches_json},
      {"scope-removed", embedded::scope_removed_json},
      {"leaked-secret", embedded::leaked_secret_json}};
  return all;
}

const GalleryScenario* find_in_gallery(std::string_view name) {
  const auto& all = gallery();
  const auto at = std::find_if(all.begin(), all.end(),
                               [&](const GalleryScenario& one) { return one.name == name; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace sim
