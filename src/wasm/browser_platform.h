// The dashboard's platform, which is the browser.
#pragma once

#include "ui/platform.h"
#include "wasm/host.h"

namespace wasm {

class BrowserPlatform : public ui::Platform {
 public:
  void copy_text(std::string_view text) override { host::copy_text(text); }
  void open_link(std::string_view url) override { host::open_link(url); }
  void go_to(std::string_view url) override { host::go_to(url); }
  void pick_file(std::string_view types) override { host::pick_file(types); }
  std::optional<ui::PickedFile> take_file() override { return host::take_file(); }
  void save_file(std::string_view name, std::string_view content_type,
                 std::string_view content) override {
    host::save_file(name, content_type, content);
  }
  int make_key_pair(std::string_view algorithm) override { return host::make_key_pair(algorithm); }
  std::optional<ui::KeyPair> take_key_pair(int number) override {
    return host::take_key_pair(number);
  }
  void pack(std::string_view text) override { host::pack(text); }
  void unpack(std::string_view packed, size_t most) override { host::unpack(packed, most); }
  std::optional<std::string> take_packed() override { return host::take_packed(); }
  std::optional<std::string> take_unpacked() override { return host::take_unpacked(); }
  std::string page_address() const override { return host::page_address(); }
  double seconds() const override { return host::seconds(); }
  bool prefers_dark() const override { return host::prefers_dark(); }
  bool prefers_reduced_motion() const override { return host::prefers_reduced_motion(); }
  std::string setting(std::string_view key) const override { return host::setting(key); }
  void set_setting(std::string_view key, std::string_view value) override {
    host::set_setting(key, value);
  }
};

}  // namespace wasm
