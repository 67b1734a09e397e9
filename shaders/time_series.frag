#version 300 es
// A line as thick everywhere, however steep it is, and below it an area that fades out towards the axis.
precision highp float;

uniform float u_bottom;
uniform float u_height;  // of the plot
uniform float u_thickness;
uniform float u_pixel;  // one device pixel in CSS pixels
uniform vec4 u_colour;
in vec2 v_point;
flat in vec4 v_part;
flat in vec4 v_neighbours;
out vec4 colour;

float coverage(float distance_inside) { return clamp(0.5 + distance_inside / u_pixel, 0.0, 1.0); }

float from_part(vec2 from, vec2 to) {
  vec2 along = to - from, here = v_point - from;
  return length(here - along * clamp(dot(here, along) / max(dot(along, along), 1e-6), 0.0, 1.0));
}

void main() {
  vec2 from = v_part.xy, to = v_part.zw;
  float away = min(from_part(from, to), min(from_part(v_neighbours.xy, from), from_part(to, v_neighbours.zw)));
  float line = coverage(u_thickness * 0.5 - away);
  float level = mix(from.y, to.y, (v_point.x - from.x) / max(to.x - from.x, 1e-6));
  float fading = clamp((v_point.y - level) / max(u_bottom - level, 1.0), 0.0, 1.0);
  float area = mix(0.06 + 0.26 * (u_bottom - level) / u_height, 0.02, fading) * coverage(v_point.y - level) *
      coverage(u_bottom - v_point.y);
  colour = vec4(u_colour.rgb, u_colour.a * (line + area * (1.0 - line)));
}
