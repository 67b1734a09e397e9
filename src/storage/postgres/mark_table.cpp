#include "storage/postgres/mark_table.h"

#include <set>
#include <string>

#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

namespace {

// Gives a row for the fence, and one for each mark that was not there.
constexpr char claim_statement[] = R"(
with fence as (
  select 1 from tallygate.replica where tenant = $1 and name = $2 and epoch = $3 for share),
claimed as (
  insert into tallygate.token_mark (tenant, id, document)
  select $1, it.* from fence, unnest($4::text[], $5::text[]) as it
  on conflict (tenant, id) do nothing returning id)
select null::text from fence union all select id from claimed)";

}  // namespace

Result<std::vector<bool>> claim_marks(Connection& connection, const Fence& fence,
                                      const std::vector<domain::TokenMark>& marks) {
  std::vector<std::string> keys, documents;
  for (const domain::TokenMark& mark : marks) {
    Record record = to_record(mark);
    keys.push_back(stored_key(record.key));
    documents.push_back(*record.document);
  }
  const auto rows = execute_until_done(
      connection, claim_statement,
      {fence.tenant(), fence.replica(), fence.epoch(), to_array(keys), to_array(documents)});
  if (!rows) return base::failure(rows.error());
  if (rows->size() == 0) return base::failure(taken_over());
  std::set<std::string> claimed;
  for (size_t row = 0; row < rows->size(); ++row) claimed.emplace(rows->text(row, 0));
  std::vector<bool> are_used;
  // Of the same mark twice only the first is new.
  for (const std::string& key : keys) are_used.push_back(claimed.erase(key) == 0);
  return are_used;
}

}  // namespace storage::postgres
