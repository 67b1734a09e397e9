// What the dashboard asks of the machine it is shown on: clipboard, links, files, preferences,
// small settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ui {

struct KeyPair {
  std::string private_pem, public_pem;  // PKCS #8 and SubjectPublicKeyInfo
};

struct PickedFile {
  std::string name, content;
};

class Platform {
 public:
  virtual ~Platform() = default;

  virtual void copy_text(std::string_view text) = 0;
  // Opens an address outside the dashboard, in a new tab.
  virtual void open_link(std::string_view url) = 0;
  // Leaves the dashboard for an address, in this tab.
  virtual void go_to(std::string_view url) = 0;
  // Has the reader choose a file (`types` as HTML's accept has them); a frame is drawn when it is
  // read.
  virtual void pick_file(std::string_view types) = 0;
  // Once, when it is there. Nothing comes where none was chosen.
  virtual std::optional<PickedFile> take_file() = 0;
  // Offers `content` as a download.
  virtual void save_file(std::string_view name, std::string_view content_type,
                         std::string_view content) = 0;

  // Begins to make a key pair for RS256, RS384, PS256 or ES256, and says by what number, above 0,
  // it is taken; a frame is drawn when it is there.
  virtual int make_key_pair(std::string_view algorithm) = 0;
  // Once, when it is there: with empty texts when it could not be made.
  virtual std::optional<KeyPair> take_key_pair(int number) = 0;

  // Begins to compress a text into letters that may stand in an address, or to bring one back that
  // is `most` octets long at the most; a frame is drawn when it is there.
  virtual void pack(std::string_view text) = 0;
  virtual void unpack(std::string_view packed, size_t most) = 0;
  // Once, when it is there: an empty text when it could not be done.
  virtual std::optional<std::string> take_packed() = 0;
  virtual std::optional<std::string> take_unpacked() = 0;
  // The dashboard's own address, up to what stands behind '#'; without the name of a tab's tenant.
  virtual std::string page_address() const = 0;

  // A clock that only goes forwards, from any moment: to see how long something takes.
  virtual double seconds() const = 0;

  virtual bool prefers_dark() const = 0;
  virtual bool prefers_reduced_motion() const = 0;

  // Settings of this viewer, not of the tenant (localStorage): empty when never set.
  virtual std::string setting(std::string_view key) const = 0;
  virtual void set_setting(std::string_view key, std::string_view value) = 0;
};

}  // namespace ui
