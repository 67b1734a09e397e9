#version 300 es
// Days from left to right, hours from top to bottom: every fragment finds its cell and paints that cell's rounded box.
precision highp float;
precision highp int;

uniform sampler2D u_levels;  // width: hours, height: days; 0 is none, 1 the most
uniform vec4 u_rectangle;
uniform int u_days;
uniform float u_gap;
uniform float u_radius;
uniform float u_pixel;  // one device pixel in CSS pixels
uniform int u_hovered_cell;
uniform int u_first_future_cell;
uniform vec4 u_empty, u_low, u_high, u_future, u_outline;
in vec2 v_position;
out vec4 colour;

const int hours = 24;

// Distance to the edge of a rounded box around the origin; negative inside.
float rounded_box(vec2 point, vec2 half_size, float radius) {
  vec2 beyond = abs(point) - half_size + radius;
  return length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - radius;
}

float coverage(float distance_inside) { return clamp(0.5 + distance_inside / u_pixel, 0.0, 1.0); }

// Hours that have not come are hatched.
vec4 hatched(vec2 point) {
  float stripe = abs(fract((point.x + point.y) / 6.0) - 0.5) * 6.0 / sqrt(2.0);
  return vec4(u_future.rgb, u_future.a * mix(0.4, 1.0, coverage(stripe - 1.4)));
}

void main() {
  vec2 cell_size = u_rectangle.zw / vec2(float(u_days), float(hours));
  ivec2 cell = clamp(ivec2(v_position / cell_size), ivec2(0), ivec2(u_days - 1, hours - 1));
  int index = cell.x * hours + cell.y;
  vec2 half_size = (cell_size - u_gap) * 0.5;
  vec2 from_centre = v_position - (vec2(cell) + 0.5) * cell_size;
  float inside = -rounded_box(from_centre, half_size, min(u_radius, min(half_size.x, half_size.y)));

  float level = texelFetch(u_levels, ivec2(cell.y, cell.x), 0).r;
  vec4 fill = level > 0.0 ? mix(u_low, u_high, level) : u_empty;
  if (index >= u_first_future_cell) fill = hatched(v_position);
  if (index == u_hovered_cell) fill = mix(u_outline, fill, coverage(inside - 1.5));
  colour = vec4(fill.rgb, fill.a * coverage(inside));
}
