// What a screenshot looks like, counted by the browser itself.

let page;

// { width, height, colours: how many different ones, common: the share of the most frequent one }, from every third
// pixel of every third line.
export async function lookAt(browser, png) {
  page ??= await browser.newPage();
  return page.evaluate(async (base64) => {
    const octets = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([octets], { type: 'image/png' }));
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map();
    let seen = 0;
    for (let y = 0; y < height; y += 3)
      for (let x = 0; x < width; x += 3, ++seen) {
        const pixel = pixels[y * width + x];
        counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      }
    return { width, height, colours: counts.size, common: Math.max(...counts.values()) / seen };
  }, png.toString('base64'));
}
