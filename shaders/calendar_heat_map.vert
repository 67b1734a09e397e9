#version 300 es
// One quad: the calendar heat map's rectangle, in CSS pixels of the canvas.
uniform vec4 u_rectangle;  // x, y, width, height
uniform vec2 u_display;    // the canvas
out vec2 v_position;       // from the rectangle's upper left

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  v_position = corner * u_rectangle.zw;
  vec2 place = (u_rectangle.xy + v_position) / u_display;
  gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0.0, 1.0);
}
