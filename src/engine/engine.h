// The engine: plugs the parts together behind one door. It never knows which store, clock or socket
// it has.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/chance.h"
#include "base/http_message.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/log_event.h"
#include "domain/store.h"
#include "engine/figures.h"

namespace oauth {
class TokenSigner;
}

namespace engine {

struct Settings {
  // `iss` of what is issued in answer to a request that has no origin, with the slash at the end:
  // "http://localhost:8080/". A request with one gets that, and a slash. The Management API's
  // identifier is the issuer and "api/v2/".
  std::string issuer;
  // 32 octets under which secrets and private keys are sealed at rest.
  std::string master_key;
  // Opens POST /admin/session, which hands the dashboard its token. Empty: the path does not exist.
  std::string dashboard_key;
  // What a new tenant is called at first (`friendly_name`). Empty: as the product.
  std::string friendly_name;
  // Makes the tokens' text (oauth/token_signer.h); must outlive the engine. nullptr: oauth::sign.
  oauth::TokenSigner* signer = nullptr;
};

struct OpenError {
  std::string explanation;  // one sentence, for the operator
};

struct FirstApplication {
  domain::ClientId client_id;
  std::string client_secret;
};

// Of Engine::answer_alike.
struct SharedAnswer {
  // Of a token its status alone: whoever simulates has the token from the signer.
  base::Response response;
  uint64_t requests = 1;  // how many it answers
};

class RepeatedRequest;  // repeated_request.h

class Engine {
 public:
  // Loads the tenant that the store holds; an empty store gets a new one (the Management API, and
  // on make_first_application() an application for it). Fails when the store fails, or when the
  // master key does not open what is sealed. All arguments must outlive the engine.
  static base::Result<std::unique_ptr<Engine>, OpenError> open(const Settings& settings,
                                                               domain::Store& store,
                                                               const base::Clock& clock,
                                                               base::Random& random);
  ~Engine();

  // Answers one request. Any thread, several at once. The response may leave when its ticket is
  // durable.
  base::Response handle(const base::Request& request);

  // For an answer to the request that something else gave in the engine's place: it leaves as one
  // of the engine's would, with the fields by which a page of another origin may read it, and the
  // event in the log, which is told the time and what the request says of itself. A store that
  // takes nothing keeps no event, and the answer leaves all the same.
  base::Response replace(const base::Request& request, base::Response response,
                         domain::LogEvent event);

  // Answers the first of `count` requests of POST /oauth/token that are the same to the last octet
  // and come at the same moment, and with it as many of them as would get the same answer one after
  // another: they are judged once, counted exactly, and leave one log event, whose details say how
  // many `requests` it stands for. Whoever simulates asks again for the rest. count > 0. What the
  // engine came to is known when the request is repeated, until something of the tenant changes.
  SharedAnswer answer_alike(RepeatedRequest& request, uint64_t count);

  // Maintenance in small steps: makes the signing keys that are missing, drops log events past the
  // retention. Call it about once a second; any thread. The first call on a new tenant makes RSA
  // keys and so may take a second.
  void tick();

  // A new tenant has no signing key. Whoever can make one off the main thread provides it (PKCS #8
  // DER, RSA of 2048 bits or more); otherwise tick(), or the first request that signs, makes it.
  // False when the key cannot be used.
  bool needs_signing_key() const;
  bool provide_signing_key(const std::string& pkcs8_der);

  // The first Machine to Machine application, authorized for the Management API with all its
  // scopes. Made once in a tenant's life; nothing when it was deleted since.
  std::optional<FirstApplication> first_application();

  // An access token for the Management API with all its scopes, as the dashboard uses it: one hour.
  std::string dashboard_token();

  // Goes up with every change of the tenant, so that a view knows when to look again.
  uint64_t version() const;

  // What was counted since it was opened; any thread.
  Figures figures() const;

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace engine
