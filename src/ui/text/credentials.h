// What a user reads on Application · Credentials.
#pragma once

namespace ui::words {

inline constexpr const char* tab_credentials = "Credentials";
inline constexpr const char* loading_credentials = "Loading the credentials";

inline constexpr const char* method_title = "Authentication method";
inline constexpr const char* method_sentence =
    "How the application proves at the token endpoint that it is itself.";
inline constexpr const char* method_label = "Method";
inline constexpr const char* method_post = "Client secret (Post)";
inline constexpr const char* method_post_note = "ID and secret in the request's body";
inline constexpr const char* method_basic = "Client secret (Basic)";
inline constexpr const char* method_basic_note = "ID and secret in the Authorization header";
inline constexpr const char* method_key = "Private Key JWT";
inline constexpr const char* method_key_note = "It signs an assertion; the tenant has public keys";
inline constexpr const char* method_ca = "mTLS, CA-signed certificate";
inline constexpr const char* method_ca_note = "The certificate's subject is the proof";
inline constexpr const char* method_self = "mTLS, self-signed certificate";
inline constexpr const char* method_self_note = "The very certificate is the proof";
inline constexpr const char* method_none = "None";
inline constexpr const char* method_none_note = "Public: gets no tokens by itself";
inline constexpr const char* method_needs_key = "Add a public key below first.";
inline constexpr const char* method_needs_subject = "Add a certificate's subject below first.";
inline constexpr const char* method_needs_certificate = "Add a certificate below first.";
inline constexpr const char* saving_method = "Changing the authentication method";

inline constexpr const char* secret_title = "Client secret";
inline constexpr const char* secret_unused =
    "The application does not authenticate with its secret; it comes back when the method is a "
    "secret again.";
inline constexpr const char* secret_overlap = "The old secret works";
inline constexpr const char* overlap_policy = "As the tenant's settings say";
inline constexpr const char* overlap_none = "No longer";
inline constexpr const char* overlap_hour = "For an hour";
inline constexpr const char* overlap_day = "For a day";
inline constexpr const char* overlap_week = "For 7 days";
inline constexpr const char* span_hour = "for an hour";
inline constexpr const char* span_day = "for a day";
inline constexpr const char* span_week = "for 7 days";
inline constexpr const char* rotate_new_body = "A new secret takes the present one's place.";
inline constexpr const char* rotate_keeps =
    "The present secret is accepted beside the new one {0}, so deployments can change one by one.";
inline constexpr const char* rotate_keeps_policy =
    "For how long the present secret is accepted beside the new one is a setting of the tenant.";
inline constexpr const char* previous_secret_title = "The secret before is accepted until {0}";
inline constexpr const char* previous_secret_body =
    "Both work until then. End it as soon as every deployment has the new one.";
inline constexpr const char* previous_secret_end = "End now";
inline constexpr const char* previous_secret_end_title = "Stop accepting the secret before?";
inline constexpr const char* previous_secret_end_body =
    "Deployments that still use it are refused from now on. This cannot be undone.";
inline constexpr const char* previous_secret_ended = "The secret before is no longer accepted.";
inline constexpr const char* ending_previous_secret = "Ending the secret before";

inline constexpr const char* credentials_title = "Keys and certificates";
inline constexpr const char* credentials_sentence =
    "At most two, so that the next can be there before the last one goes. The tenant keeps public "
    "halves only.";
inline constexpr const char* credentials_empty_title = "No keys or certificates";
inline constexpr const char* credentials_empty_body =
    "Add a public key or a certificate, then choose the method that uses it.";
inline constexpr const char* credential_key = "Public key";
inline constexpr const char* credential_subject = "Certificate subject";
inline constexpr const char* credential_certificate = "Certificate";
inline constexpr const char* credential_unnamed = "Unnamed";
inline constexpr const char* credential_used = "In use";
inline constexpr const char* credential_unused = "Not used";
inline constexpr const char* credential_expired = "Expired";
inline constexpr const char* credential_expires = "Expires {0}";
inline constexpr const char* credential_lasts = "Does not expire";
inline constexpr const char* credential_kid = "Key ID of {0}";
inline constexpr const char* credential_thumbprint = "Thumbprint of {0}";
inline constexpr const char* credential_use = "Use it";
inline constexpr const char* credential_use_name = "Use {0}";
inline constexpr const char* credential_stop = "Stop using";
inline constexpr const char* credential_stop_name = "Stop using {0}";
inline constexpr const char* credential_remove_name = "Remove {0}";
inline constexpr const char* credential_remove_title = "Remove “{0}”?";
inline constexpr const char* credential_remove_body = "This cannot be undone.";
inline constexpr const char* credential_remove_breaks =
    "Whoever still authenticates with it is refused at once.";
inline constexpr const char* credential_last =
    "It is the only one in use: add another, or choose another method, before it can go.";
inline constexpr const char* credential_removed = "“{0}” was removed.";
inline constexpr const char* credential_added = "“{0}” was added.";
inline constexpr const char* credential_added_used = "“{0}” was added and is in use.";
inline constexpr const char* changing_credentials = "Changing the credentials";

inline constexpr const char* add_credential = "Add a key or certificate";
inline constexpr const char* add_credential_full =
    "There are two already: remove one to make room for another.";
inline constexpr const char* add_kind = "What is added";
inline constexpr const char* add_name = "Name (optional)";
inline constexpr const char* add_name_hint = "Production, 2026";
inline constexpr const char* add_pem = "Public key (PEM or JWK)";
inline constexpr const char* add_pem_help =
    "The public half only. What you paste is checked before it is sent.";
inline constexpr const char* add_pem_wrong =
    "Neither a public key in PEM nor a public JWK of the kind RSA or EC P-256.";
inline constexpr const char* add_certificate = "Certificate (PEM)";
inline constexpr const char* add_certificate_wrong = "Paste the certificate as PEM.";
inline constexpr const char* add_subject = "Subject distinguished name";
inline constexpr const char* add_subject_hint = "C=ES, ST=Madrid, CN=orders";
inline constexpr const char* add_subject_help =
    "As the certificate has it; parts separated by commas or one to a line.";
inline constexpr const char* add_subject_wrong = "Name the subject.";
inline constexpr const char* add_algorithm = "Algorithm";
inline constexpr const char* add_expiry = "Expires after (days, optional)";
inline constexpr const char* add_expiry_wrong =
    "A whole number of days from 1 to 3650, or nothing.";
inline constexpr const char* add_confirm = "Add";
inline constexpr const char* generate = "Generate a key pair";
inline constexpr const char* generating = "The browser makes a key pair…";
inline constexpr const char* generate_failed =
    "The browser could not make a key pair. Make one elsewhere and paste its public half.";
inline constexpr const char* private_key_title = "Download the private key now";
inline constexpr const char* private_key_body =
    "It was made in this page and is not sent or kept anywhere: when you leave, it is gone.";
inline constexpr const char* private_key_download = "Download private key";
inline constexpr const char* private_key_saved = "Downloaded. Keep it on the application's server.";

}  // namespace ui::words
