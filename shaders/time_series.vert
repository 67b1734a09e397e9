#version 300 es
// One line of a time series: a quad for each part between two points, from above the line down to the axis.
layout(location = 0) in vec2 a_before;  // the point before the part
layout(location = 1) in vec2 a_from;
layout(location = 2) in vec2 a_to;
layout(location = 3) in vec2 a_after;

uniform vec2 u_display;
uniform float u_bottom;
uniform float u_thickness;
out vec2 v_point;
flat out vec4 v_part;        // where it begins and ends
flat out vec4 v_neighbours;  // where the part before begins, and where the next one ends

void main() {
  v_part = vec4(a_from, a_to);
  v_neighbours = vec4(a_before, a_after);
  // As high as its neighbours, whose steep lines reach into it.
  float top = min(min(a_before.y, a_after.y), min(a_from.y, a_to.y)) - u_thickness;
  v_point = vec2((gl_VertexID & 1) == 0 ? a_from.x : a_to.x, gl_VertexID < 2 ? top : u_bottom + u_thickness);
  vec2 place = v_point / u_display;
  gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0.0, 1.0);
}
