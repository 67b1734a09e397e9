// A download that moves the progress bar byte by byte.

const megabytes = (bytes) => (bytes / 1048576).toFixed(1);

// A response whose body counts; with the type that streaming compilation needs, whatever the server said.
export async function fetchWithProgress(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url.pathname}: the server answered ${response.status}`);
  const bar = document.getElementById('progress');
  const text = document.getElementById('progress-text');
  const total = Number(bar.dataset.bytes);
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      bar.value = Math.min(1, loaded / total);
      text.textContent = `Loading… ${megabytes(loaded)} of ${megabytes(total)} MB`;
      controller.enqueue(chunk);
    },
    flush() {
      text.textContent = 'Starting…';
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { 'Content-Type': 'application/wasm' } });
}
