#version 300 es
// The token flow: where each mark is now follows from its way, its place on it and the time. Marks are spread evenly
// however many there are (by the golden ratio), so one more moves none of the others.
layout(location = 0) in vec4 a_ends;  // where the way begins and ends
layout(location = 1) in vec4 a_way;   // where it turns; how many marks; its kind, plus where the first mark is

uniform vec2 u_display;
uniform int u_places;  // for marks on each way
uniform float u_phase;
uniform float u_radius;
out vec2 v_point;  // from the mark's middle
flat out int v_kind;
flat out float v_alpha;

vec2 point_at(float gone) {
  bool is_on_first_half = gone < 0.5;
  vec2 from = is_on_first_half ? a_ends.xy : a_way.xy;
  vec2 to = is_on_first_half ? a_way.xy : a_ends.zw;
  float part = is_on_first_half ? gone * 2.0 : gone * 2.0 - 1.0;
  return mix(from, to, vec2(part, part * part * (3.0 - 2.0 * part)));
}

void main() {
  float number = float(gl_InstanceID % u_places);
  float gone = fract(u_phase + fract(a_way.w) + number * 0.618034);
  v_kind = int(a_way.w);
  v_alpha = clamp(a_way.z - number, 0.0, 1.0) * smoothstep(0.0, 0.04, gone) * smoothstep(1.0, 0.96, gone);
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  v_point = v_alpha > 0.0 ? corner * (u_radius + 2.0) : vec2(0.0);
  vec2 place = (point_at(gone) + v_point) / u_display;
  gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0.0, 1.0);
}
