// usage: bench_registry DATA_FOLDER COUNT AUDIENCE SCOPE
// Adds so many authorized applications to the tenant of a server that does not run: number N has a
// client_id of 32 digits, and the secret is "secret-" and these digits.
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "domain/store.h"
#include "oauth/secret_vault.h"
#include "server/master_key.h"
#include "storage/sqlite/sqlite_store.h"

namespace {

constexpr size_t written_together = 20'000;

std::string digits_of(unsigned long number, size_t length) {
  const std::string digits = std::to_string(number);
  return std::string(length - digits.size(), '0') + digits;
}

domain::Application application_of(unsigned long number, const oauth::SecretVault& vault,
                                   base::Time created_at) {
  domain::Application application;
  application.id.value = digits_of(number, 32);
  application.name = "Application " + std::to_string(number);
  application.type = domain::ApplicationType::non_interactive;
  application.auth_method = domain::AuthMethod::client_secret_post;
  application.grant_types = {std::string(domain::client_credentials)};
  application.secret = vault.store_client_secret("secret-" + application.id.value);
  application.created_at = created_at;
  return application;
}

// Everything written so far is on disk.
bool wait_for_disk(domain::Store& store, domain::Ticket ticket) {
  std::mutex mutex;
  std::condition_variable changed;
  store.on_durable([&](const auto&) {
    const std::lock_guard lock(mutex);
    changed.notify_one();
  });
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return store.durable() >= ticket || store.has_failed(); });
  lock.unlock();
  store.on_durable(nullptr);
  return !store.has_failed();
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "bench_registry: %s\n", sentence.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return fail("DATA_FOLDER COUNT AUDIENCE SCOPE");
  const std::string folder = argv[1];
  const unsigned long count = std::strtoul(argv[2], nullptr, 10);
  const auto key = server::read_master_key_file(folder + "/master.key");
  if (!key) return fail(key.error().explanation);
  auto store = storage::open_sqlite_store(folder + "/tallygate.db");
  if (!store) return fail(store.error().explanation);
  crypto::SecureRandom random;
  const oauth::SecretVault vault(*key, random);
  base::Time created_at = base::SystemClock().now();
  domain::Changes changes;
  for (unsigned long number = 1; number <= count; ++number) {
    created_at += std::chrono::milliseconds(1);
    changes.emplace_back(application_of(number, vault, created_at));
    domain::ClientGrant grant;
    grant.id.value = "cgr_" + digits_of(number, 16);
    grant.client_id.value = digits_of(number, 32);
    grant.audience.value = argv[3];
    grant.scopes = {argv[4]};
    grant.created_at = created_at;
    changes.emplace_back(std::move(grant));
    if (changes.size() < written_together && number < count) continue;
    const auto ticket = (*store)->write(changes);
    if (!ticket) return fail(ticket.error().explanation);
    if (!wait_for_disk(**store, *ticket)) return fail("The store has failed.");
    changes.clear();
  }
}
