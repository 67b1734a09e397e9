#include "ui/widgets/token_flow_view.h"

#include <algorithm>
#include <cmath>

#include "ui/canvas.h"
#include "ui/icons.h"
#include "ui/mirror.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/page.h"
#include "ui/widgets/text.h"
#include "ui/widgets/time_series.h"

namespace ui {

namespace {

constexpr float flow_mark_radius = 5;
constexpr float patience = 0.3f;  // of marks that follow the counts, in seconds

ImU32 colour_of(const Palette& p, size_t kind) {
  const ImU32 colours[flow_kinds] = {p.accent, p.warn, p.bad, p.muted, p.good, p.bad};
  return colours[kind];
}

std::string fitting_count(const Look& look, uint64_t count) {
  if (!look.compact) return count_text(count);
  return short_count(count < 100'000 ? count : count / 1000 * 1000);
}

// "checkout 1 204 granted, 3 refused; payments 90 answered": what the picture says.
std::string said_of(const TokenFlow& flow) {
  std::string said;
  const auto add = [&](const std::string& name, const char* good, uint64_t good_count,
                       const char* bad, uint64_t bad_count) {
    if (!said.empty()) said += "; ";
    said += name + " " + fill(good, count_text(good_count));
    if (bad_count > 0) said += ", " + fill(bad, count_text(bad_count));
  };
  for (const TokenFlow::Node& one : flow.applications) {
    add(one.name, words::flow_granted, count_of(one.total, FlowKind::granted), words::flow_refused,
        refused_in(one.total));
  }
  for (const TokenFlow::Node& one : flow.apis) {
    add(one.name, words::flow_answered, count_of(one.total, FlowKind::called), words::flow_failed,
        count_of(one.total, FlowKind::failed));
  }
  return fill(words::series_said, std::string_view(words::flow_title), said);
}

void draw_way(ImDrawList& list, const FlowWay& way, ImU32 colour, float thickness, float from = 0,
              float to = 1) {
  const int parts = static_cast<int>((to - from) * (thickness > 1 ? 48 : 24));
  for (int at = 0; at <= parts; ++at) {
    const float part = static_cast<float>(at) / static_cast<float>(parts);
    list.PathLineTo(flow_point(way, from + (to - from) * part));
  }
  list.PathStroke(colour, ImDrawFlags_None, thickness);
}

// What marks will go along.
void draw_tracks(ImDrawList& list, const TokenFlow& flow, const FlowPlaces& places, ImU32 colour) {
  const size_t apis = flow.apis.size();
  for (size_t api = 0; api < apis; ++api) {
    draw_way(list, places.way(FlowKind::granted, 0, api), colour, 1, 0.5f);
  }
  for (size_t application = 0; application < flow.applications.size(); ++application) {
    draw_way(list, places.way(FlowKind::granted, application, 0), colour, 1, 0, 0.5f);
    draw_way(list, places.way(FlowKind::called, application, 0), colour, 1, 0, 0.5f);
    for (size_t api = 0; api < apis; ++api) {
      if (!flow.connected[application * apis + api]) continue;
      draw_way(list, places.way(FlowKind::called, application, api), colour, 1, 0.5f);
    }
  }
}

// A name with its counts below it, beside a node.
void draw_node(const Look& look, const Box& box, Align align, const std::string& name,
               const std::string& good, const std::string& bad) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  float y = box.min.y;
  const auto add = [&](const TextLook& with, const std::string& said) {
    if (said.empty()) return;
    draw_in(list, {{box.min.x, y}, {box.max.x, y + 20}}, with, said, align);
    y += 20;
  };
  add(look.small_strong(), name);
  add(look.small_muted(), good);
  add(look.small().in(look.colours().bad), bad);
}

void draw_flow_legend(Look& look, const FlowUnits& units, int64_t latency) {
  const std::pair<FlowKind, const char*> kinds[] = {
      {FlowKind::granted, words::flow_legend_granted},
      {FlowKind::limited, words::flow_legend_limited},
      {FlowKind::denied, words::flow_legend_denied},
      {FlowKind::unanswered, words::flow_legend_unanswered},
      {FlowKind::called, words::flow_legend_called},
      {FlowKind::failed, words::flow_legend_failed}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImVec2 at = start;
  for (const auto& [kind, name] : kinds) {
    const float needed = 20 + measure(look.small_muted(), name).x;
    if (at.x > start.x && at.x + needed > start.x + width) at = {start.x, at.y + 24};
    draw_flow_mark(*list, kind, {at.x + 6, at.y + 10}, flow_mark_radius,
                   colour_of(look.colours(), static_cast<size_t>(kind)));
    draw_line(list, {at.x + 20, at.y}, look.small_muted(), name);
    at.x += needed + 20;
  }
  ImGui::Dummy({width, at.y + 24 - start.y});
  text(look, look.small_muted(),
       look.reduced_motion ? std::string(words::flow_still)
                           : fill(words::flow_scale,
                                  counted(static_cast<long long>(units.requests),
                                          words::flow_request_one, words::flow_request_many),
                                  counted(static_cast<long long>(units.calls), words::flow_call_one,
                                          words::flow_call_many),
                                  std::to_string(latency)));
}

void draw_server(const Look& look, ImVec2 centre, const TokenFlow& flow) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& p = look.colours();
  list->AddCircleFilled(centre, flow_server_radius, p.accent_tint);
  list->AddCircle(centre, flow_server_radius, p.accent, 0, 1.5f);
  draw_icon(list, centre, look.fonts.text, 20, p.accent, icon_key);
  const uint64_t refused = refused_in(flow.total);
  const float half = look.compact ? 48 : 120,
              top = centre.y - flow_server_radius - (refused ? 66 : 46);
  // Marks pass behind the words.
  list->AddRectFilled({centre.x - std::min(half, 66.0f), top},
                      {centre.x + std::min(half, 66.0f), centre.y - flow_server_radius - 4},
                      faded(p.surface, 0.8f), radius_control);
  draw_node(look, {{centre.x - half, top}, {centre.x + half, top}}, Align::centre,
            look.compact ? words::flow_server_short : words::flow_server,
            fill(words::flow_granted, fitting_count(look, count_of(flow.total, FlowKind::granted))),
            refused ? fill(words::flow_refused, fitting_count(look, refused)) : "");
}

void draw_nodes(Look& look, const TokenFlow& flow, const FlowPlaces& places) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_server(look, places.server, flow);
  for (size_t at = 0; at < flow.applications.size(); ++at) {
    const TokenFlow::Node& one = flow.applications[at];
    const ImVec2 port = places.application(at);
    list->AddCircleFilled(port, 4, look.colours().border_strong);
    const uint64_t refused = refused_in(one.total);
    draw_node(
        look, {{places.box.min.x, port.y - (refused ? 30 : 20)}, {port.x - 12, port.y}},
        Align::left, one.name,
        fill(words::flow_granted, fitting_count(look, count_of(one.total, FlowKind::granted))),
        refused ? fill(words::flow_refused, fitting_count(look, refused)) : "");
  }
  for (size_t at = 0; at < flow.apis.size(); ++at) {
    const TokenFlow::Node& one = flow.apis[at];
    const ImVec2 port = places.api(at);
    list->AddCircleFilled(port, 4, look.colours().border_strong);
    const uint64_t failed = count_of(one.total, FlowKind::failed);
    draw_node(
        look, {{port.x + 10, port.y - (failed ? 30 : 20)}, {places.box.max.x, port.y}}, Align::left,
        one.name,
        fill(words::flow_answered, fitting_count(look, count_of(one.total, FlowKind::called))),
        failed ? fill(words::flow_failed, fitting_count(look, failed)) : "");
  }
  const float under = places.lane(places.applications - 1) + 18;
  draw_in(list, {{places.server.x - 90, under}, {places.server.x + 90, under + 20}},
          look.small_muted(), words::flow_calls, Align::centre);
}

}  // namespace

void TokenFlowView::advance(const TokenFlow& flow, const FlowUnits& wanted, double seconds,
                            Motion motion) {
  const bool is_anew = motion == Motion::rests || m_marks.size() != flow.late.size();
  // Grows when it must, and shrinks only when there is much less: it is read while it moves.
  const auto follow = [&](uint64_t& unit, uint64_t to) {
    if (is_anew || to > unit || to * 5 <= unit) unit = to;
  };
  follow(m_units.requests, wanted.requests);
  follow(m_units.calls, wanted.calls);
  m_marks.resize(flow.late.size());
  const float step = is_anew ? 1 : 1 - std::exp(-static_cast<float>(seconds) / patience);
  for (size_t pair = 0; pair < m_marks.size(); ++pair) {
    for (size_t kind = 0; kind < flow_kinds; ++kind) {
      const bool of_calls = kind >= static_cast<size_t>(FlowKind::called);
      const float goal =
          flow_marks(flow.late[pair][kind], of_calls ? m_units.calls : m_units.requests);
      float& marks = m_marks[pair][kind];
      marks += (goal - marks) * step;
      if (goal == 0 && marks < 0.02f) marks = 0;
    }
  }
}

TokenFlowPaint TokenFlowView::paint_of(const Look& look, const TokenFlow& flow,
                                       const FlowPlaces& places) const {
  TokenFlowPaint paint;
  paint.phase = static_cast<float>(m_phase);
  paint.radius = flow_mark_radius;
  paint.halo = look.colours().surface;
  for (size_t kind = 0; kind < flow_kinds; ++kind) {
    paint.colours[kind] = colour_of(look.colours(), kind);
  }
  const auto add = [&](FlowKind kind, size_t application, size_t api, float marks) {
    if (marks == 0) return;
    FlowWay& way = paint.ways[static_cast<size_t>(paint.ways_count++)];
    way = places.way(kind, application, api);
    way.marks = marks;
  };
  const size_t apis = flow.apis.size();
  for (size_t application = 0; application < flow.applications.size(); ++application) {
    std::array<float, flow_kinds> sums{};
    for (size_t api = 0; api < apis; ++api) {
      const auto& marks = m_marks[application * apis + api];
      for (const FlowKind kind : {FlowKind::granted, FlowKind::called, FlowKind::failed}) {
        add(kind, application, api, marks[static_cast<size_t>(kind)]);
      }
      for (size_t kind = 0; kind < flow_kinds; ++kind) sums[kind] += marks[kind];
    }
    for (const FlowKind kind : {FlowKind::limited, FlowKind::denied, FlowKind::unanswered}) {
      add(kind, application, 0, sums[static_cast<size_t>(kind)]);
    }
  }
  return paint;
}

namespace {

// With little motion: lines as thick as the rate, with one mark each to know them by.
void draw_still(ImDrawList& list, const TokenFlowPaint& paint, const FlowUnits& units) {
  constexpr float places[flow_kinds] = {0.34f, 0.1f, 0.2f, 0.3f, 0.8f, 0.68f};
  const auto count = [&](const FlowWay& way) {
    const bool of_calls = static_cast<size_t>(way.kind_and_seed) >= 4;
    return std::log1p(way.marks * static_cast<float>(of_calls ? units.calls : units.requests));
  };
  float most = 1;
  const auto ways = static_cast<size_t>(paint.ways_count);
  for (size_t at = 0; at < ways; ++at) most = std::max(most, count(paint.ways[at]));
  for (size_t at = 0; at < ways; ++at) {
    const FlowWay& way = paint.ways[at];
    const auto kind = static_cast<size_t>(way.kind_and_seed);
    draw_way(list, way, faded(paint.colours[kind], 0.5f), 1 + 4 * count(way) / most);
  }
  for (size_t at = 0; at < ways; ++at) {
    const FlowWay& way = paint.ways[at];
    const auto kind = static_cast<size_t>(way.kind_and_seed);
    const ImVec2 point = flow_point(way, places[kind]);
    list.AddCircleFilled(point, paint.radius + 2, paint.halo);
    draw_flow_mark(list, static_cast<FlowKind>(kind), point, paint.radius, paint.colours[kind]);
  }
}

}  // namespace

void TokenFlowView::draw(Look& look, const sim::Simulation& simulation, Motion motion) {
  const sim::Scenario& scenario = simulation.scenario();
  const sim::Flow& recent = simulation.flow();
  // One that begins may lie where another one lay.
  if (m_simulation != &simulation || simulation.now() == scenario.start) {
    m_connections = flow_connections(scenario);
  }
  m_simulation = &simulation;
  const TokenFlow flow = token_flow_of(scenario, m_connections, recent);
  if (flow.pairs.empty()) return;
  const Card card(look);
  const auto length = std::chrono::duration_cast<std::chrono::seconds>(
      recent.last.empty() ? std::max(scenario.step_length(), scenario.duration / 240)
                          : recent.to - recent.from);
  card_header(look, words::flow_title, fill(words::flow_sentence, duration_text(length.count())));
  const FlowPlaces places = FlowPlaces::of(look, flow);
  const double seconds = std::min(0.1, static_cast<double>(ImGui::GetIO().DeltaTime));
  // As many marks as there is room for, side by side.
  const float room = (places.box.width() - places.left - places.right) / (flow_mark_radius * 3.6f);
  const auto each_max = static_cast<uint64_t>(std::clamp(room, 6.0f, 40.0f));
  advance(flow,
          current_renderer() ? flow_units(flow.late, each_max, 300) : flow_units(flow.late, 8, 60),
          seconds, motion);
  const int64_t latency = scenario.world.latency.count();
  if (motion == Motion::plays) m_phase = std::fmod(m_phase + seconds / flow_seconds(latency), 1);
  ImGui::Dummy({places.box.width(), places.box.height()});
  describe_text(Role::image, said_of(flow));
  if (ImGui::IsItemVisible()) draw_picture(look, flow, places);
  gap(12);
  draw_flow_legend(look, m_units, latency);
}

void TokenFlowView::draw_picture(Look& look, const TokenFlow& flow, const FlowPlaces& places) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_tracks(list, flow, places, look.colours().border);
  const TokenFlowPaint paint = paint_of(look, flow, places);
  if (look.reduced_motion) {
    draw_still(list, paint, m_units);
  } else if (!current_renderer() || !current_renderer()->add_token_flow(list, paint)) {
    draw_flow_marks(list, paint);
  }
  draw_nodes(look, flow, places);
}

}  // namespace ui
