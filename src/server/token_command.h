// tallygate token: a token for a shell script, from this server or any other of its kind.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace server {

struct TokenOptions {
  std::string issuer;  // with the slash at the end
  std::string client_id, client_secret;
  std::string audience, scope;        // empty: not asked for
  std::filesystem::path authorities;  // PEM; empty: those of the system
};

// What is said about it, and what it means.
class TokenWords {
 public:
  // Adds the command; the words must stay where they are until they are parsed.
  explicit TokenWords(CLI::App& app);
  TokenWords(const TokenWords&) = delete;
  TokenWords& operator=(const TokenWords&) = delete;

  bool parsed() const { return m_command->parsed(); }
  // Fails with one sentence.
  base::Result<TokenOptions, std::string> options() const;

 private:
  CLI::App* m_command;
  std::string m_issuer, m_client_id, m_client_secret_file, m_audience, m_scope, m_authorities;
  std::string m_ready_file;
};

// Prints the token alone to standard output. Gives the exit code: 0; 1 when the server cannot be
// reached or does not answer as one; 3 when it refuses. Then a sentence is on standard error.
int run(const TokenOptions& options);

}  // namespace server
