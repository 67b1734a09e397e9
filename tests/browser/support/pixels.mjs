// What a screenshot looks like, counted by the browser itself.

// { colours: how many different ones, common: the share of the most frequent one }.
export async function lookAt(browser, png) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async (base64) => {
      const octets = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([octets], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      return { width: image.width, height: image.height, colours: counts.size,
        common: Math.max(...counts.values()) / pixels.length };
    }, png.toString('base64'));
  } finally {
    await page.close();
  }
}
