#version 300 es
// A dial that is read like a clock: the window begins and ends at the top. What was used is gone from the ring,
// clockwise; a hand tells how much of the window has passed, a dot when nothing will be left.
precision highp float;

uniform float u_radius;
uniform float u_thickness;
uniform float u_used;      // parts of 1
uniform float u_passed;
uniform float u_runs_out;  // negative: within the window it does not
uniform float u_pixel;     // one device pixel in CSS pixels
uniform vec4 u_track, u_left, u_hand, u_end, u_halo;
in vec2 v_point;
out vec4 colour;

const float around = 6.2831853;

float coverage(float distance_inside) { return clamp(0.5 + distance_inside / u_pixel, 0.0, 1.0); }
vec2 direction(float part) { return vec2(sin(part * around), -cos(part * around)); }

// Distance to a line's edge; negative inside.
float stroke(vec2 from, vec2 to, float half_width) {
  vec2 along = to - from, here = v_point - from;
  return length(here - along * clamp(dot(here, along) / dot(along, along), 0.0, 1.0)) - half_width;
}

void put(vec4 ink, float cover) {
  float alpha = ink.a * cover;
  float sum = alpha + colour.a * (1.0 - alpha);
  colour = vec4(mix(colour.rgb * colour.a, ink.rgb, alpha) / max(sum, 1e-6), sum);
}

void main() {
  colour = vec4(u_track.rgb, 0.0);
  float middle = u_radius - 6.0 - u_thickness * 0.5;
  float ring = u_thickness * 0.5 - abs(length(v_point) - middle);
  put(u_track, coverage(ring));
  float angle = fract(atan(v_point.x, -v_point.y) / around + 1.0);
  // The ring from where use has come to, to the end.
  float beyond = min(angle - u_used, 1.0 - angle) * around * middle;
  if (u_used <= 0.0) beyond = u_radius;
  put(u_left, coverage(min(ring, beyond)));
  vec2 hand = direction(u_passed);
  float edge = stroke(hand * (middle - u_thickness * 0.5 - 2.0), hand * (u_radius - 1.5), 1.0);
  put(u_halo, coverage(-edge + 1.5));
  put(u_hand, coverage(-edge));
  if (u_runs_out >= 0.0) {
    float away = length(v_point - direction(u_runs_out) * middle);
    put(u_halo, coverage(u_thickness * 0.5 + 2.0 - away));
    put(u_end, coverage(u_thickness * 0.5 - away));
  }
}
