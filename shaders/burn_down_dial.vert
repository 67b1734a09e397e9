#version 300 es
// One quad around a dial, in CSS pixels of the canvas.
uniform vec2 u_centre;
uniform float u_radius;
uniform vec2 u_display;
out vec2 v_point;  // from the centre

void main() {
  v_point = (vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0) * (u_radius + 1.0);
  vec2 place = (u_centre + v_point) / u_display;
  gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0.0, 1.0);
}
