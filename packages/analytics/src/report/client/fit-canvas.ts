/// <reference lib="dom" />

/** Makes a canvas as fine as the screen, and tells its size in CSS pixels. Self-contained, because its text is sent to the page. */
export function fitCanvas(context: CanvasRenderingContext2D): { readonly width: number; readonly height: number } {
  const { canvas } = context;
  const scale = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return { width, height };
}
