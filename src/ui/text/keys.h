// What a user reads on Keys.
#pragma once

namespace ui::words {

inline constexpr const char* nav_keys = "Keys";
inline constexpr const char* keys_sentence =
    "What access tokens are signed with. APIs fetch the public halves as a key set (JWKS).";
inline constexpr const char* loading_keys = "Loading the keys";
inline constexpr const char* keys_empty_title = "No keys yet";
inline constexpr const char* keys_empty_body =
    "The tenant makes its first key for the first token that it signs.";
inline constexpr const char* keys_rsa = "RSA keys";
inline constexpr const char* keys_rsa_sentence = "They sign RS256, RS512 and PS256.";
inline constexpr const char* keys_elliptic = "P-256 keys";
inline constexpr const char* keys_elliptic_sentence = "They sign ES256.";
inline constexpr const char* keys_gone = "Show {0}";
inline constexpr const char* keys_gone_hide = "Hide {0}";
inline constexpr const char* one_gone_key = "key that is no longer published";
inline constexpr const char* many_gone_keys = "keys that are no longer published";

inline constexpr const char* key_next = "Next";
inline constexpr const char* key_current = "Current";
inline constexpr const char* key_previous = "Previous";
inline constexpr const char* key_retired = "Retired";
inline constexpr const char* key_revoked = "Revoked";
inline constexpr const char* key_next_says =
    "Published since {0}, so that caches know it before it signs.";
inline constexpr const char* key_current_says = "Signs every new token since {0}.";
inline constexpr const char* key_previous_says =
    "Signed until {0}; still published, so that the tokens it signed stay good.";
inline constexpr const char* key_retired_says =
    "Signed until {0}; no longer published, as no token that it signed is valid any more.";
inline constexpr const char* key_revoked_says = "Revoked on {0}: no token that it signed is good.";
inline constexpr const char* key_id_of = "Key ID {0}";
inline constexpr const char* key_thumbprint = "Thumbprint";
inline constexpr const char* key_thumbprint_of = "Thumbprint of {0}";
inline constexpr const char* key_download = "{0} of key {1}";
inline constexpr const char* key_pem = "PEM";
inline constexpr const char* key_cer = "CER";
inline constexpr const char* key_pkcs7 = "PKCS #7";

inline constexpr const char* rotate_key = "Rotate keys";
inline constexpr const char* rotate_key_title = "Rotate the signing keys?";
inline constexpr const char* rotate_key_body =
    "The next key of each kind begins to sign, the current one stays published as previous, and a "
    "new next one is made. Tokens already issued stay good.";
inline constexpr const char* rotate_key_breaks =
    "An API that keeps a key set fetched before {0} does not know the key {1} and refuses new "
    "tokens until it fetches the key set again.";
inline constexpr const char* key_rotated = "The keys were rotated.";
inline constexpr const char* rotating_key = "Rotating the keys";
inline constexpr const char* revoke_key = "Revoke";
inline constexpr const char* revoke_key_name = "Revoke key {0}";
inline constexpr const char* revoke_key_title = "Revoke the key {0}?";
inline constexpr const char* revoke_key_body =
    "It leaves the key set at once. This cannot be undone.";
inline constexpr const char* revoke_key_breaks =
    "Tokens that it signed are valid until {0} at the latest: APIs refuse them as soon as they "
    "fetch the key set again.";
inline constexpr const char* revoke_key_breaks_none =
    "No token that it signed is valid any more, so nothing breaks.";
inline constexpr const char* revoke_key_confirm = "Revoke key";
inline constexpr const char* key_was_revoked = "The key {0} was revoked.";
inline constexpr const char* revoking_key = "Revoking the key";

inline constexpr const char* key_times = "What a cached key set knows";
inline constexpr const char* key_times_sentence =
    "APIs keep the key set for a while. A key verifies tokens only for those who fetched the set "
    "while it was in it.";
inline constexpr const char* key_bar = "{0} {1}: {2}";
inline constexpr const char* bar_published = "published {0}";
inline constexpr const char* bar_signs = "signs from {0}";
inline constexpr const char* bar_until = "until {0}";
inline constexpr const char* bar_revoked = "revoked {0}";
inline constexpr const char* bar_now = "Now";
inline constexpr const char* legend_next = "Published, not signing";
inline constexpr const char* legend_signs = "Signs";
inline constexpr const char* legend_previous = "Published, signs no more";

inline constexpr const char* cache_fetched = "The key set was fetched";
inline constexpr const char* cache_now = "Just now";
inline constexpr const char* cache_hour = "An hour ago";
inline constexpr const char* cache_day = "A day ago";
inline constexpr const char* cache_week = "A week ago";
inline constexpr const char* cache_month = "30 days ago";
inline constexpr const char* cache_holds = "It holds {0}.";
inline constexpr const char* cache_holds_nothing = "There was no key set yet.";
inline constexpr const char* cache_knows =
    "It knows {0}, which signs now: new tokens are accepted.";
inline constexpr const char* cache_knows_not =
    "It does not know {0}, which signs now: new tokens are refused until the key set is fetched "
    "again.";
inline constexpr const char* cache_trusts_revoked =
    "It still has {0}, which was revoked: its tokens are accepted until the key set is fetched "
    "again.";

}  // namespace ui::words
