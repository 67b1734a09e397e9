// Chance that a seed repeats.
export function chance(seed) {
  let state = seed >>> 0;
  // mulberry32: from 0 up to, but not, 1.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    upTo: (end) => Math.floor(next() * end),
    oneOf: (list) => list[Math.floor(next() * list.length)],
    happens: (share) => next() < share,
  };
}
