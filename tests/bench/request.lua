-- wrk sends one request over and over on open connections; the environment says which.
wrk.method = os.getenv("BENCH_METHOD") or "GET"
wrk.body = os.getenv("BENCH_BODY")
if wrk.body then wrk.headers["Content-Type"] = os.getenv("BENCH_CONTENT_TYPE") end
if os.getenv("BENCH_TOKEN") then wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN") end

-- "{client}" in the body stands for one of so many clients, by chance.
local clients = tonumber(os.getenv("BENCH_CLIENTS") or "0")
if clients > 0 then
  function request()
    local id = string.format("%032d", math.random(clients))
    return wrk.format(nil, nil, nil, (wrk.body:gsub("{client}", id)))
  end
end

-- What wrk counted, in microseconds, as JSON: its own table rounds, and knows no 99.9 %.
function done(summary, latency)
  io.write(string.format(
    'figures {"requests": %d, "microseconds": %d, "refused": %d, "broken": %d, "p50": %d, "p99": %d, "p999": %d}\n',
    summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
end
