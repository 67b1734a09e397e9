#version 300 es
// One mark of the token flow; its kind gives its colour and its shape, as colour never tells alone.
precision highp float;
precision highp int;

uniform float u_radius;
uniform float u_pixel;  // one device pixel in CSS pixels
uniform vec4 u_colours[6];
uniform vec4 u_halo;
in vec2 v_point;
flat in int v_kind;
flat in float v_alpha;
out vec4 colour;

const float stroke = 0.9;  // half of a line's width

float bar(vec2 point, float reach) {
  vec2 beyond = abs(point) - vec2(reach, stroke);
  return length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0);
}

// Distance to the edge of the mark; negative inside.
float mark(vec2 point) {
  float diamond = (abs(point.x) + abs(point.y) - u_radius) * 0.7071;
  switch (v_kind) {
    case 0: return length(point) - u_radius * 0.8;               // granted
    case 1: return abs(length(point) - u_radius * 0.8) - stroke;  // over a limit
    case 2: {                                                     // refused
      vec2 turned = vec2(point.x + point.y, point.x - point.y) * 0.7071;
      return min(bar(turned, u_radius), bar(turned.yx, u_radius));
    }
    case 3: return bar(point, u_radius);  // not answered
    case 4: return diamond;               // call answered
    default: return abs(diamond + stroke) - stroke;  // call failed
  }
}

void main() {
  float distance = mark(v_point);
  float inside = clamp(0.5 - distance / u_pixel, 0.0, 1.0);
  float around = clamp(0.5 - (distance - 1.2) / u_pixel, 0.0, 1.0);
  vec4 ink = mix(u_halo, u_colours[v_kind], inside);
  colour = vec4(ink.rgb, ink.a * around * v_alpha);
}
