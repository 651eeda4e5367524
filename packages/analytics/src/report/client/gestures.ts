/// <reference lib="dom" />

/** What a hand can do to a chart; positions are CSS pixels from the canvas's left and top edge. */
export type GestureActions = {
  readonly hover: (x: number, y: number) => void;
  readonly leave: () => void;
  /** A stretch is being chosen with the mouse. */
  readonly selecting: (from: number, to: number) => void;
  readonly select: (from: number, to: number) => void;
  readonly zoom: (x: number, factor: number) => void;
  readonly pan: (pixels: number) => void;
  readonly reset: () => void;
  /** The cursor moves by a step, left or right. */
  readonly step: (direction: -1 | 1) => void;
};

/**
 * Mouse: drag chooses a stretch, shift and drag moves, double click shows all, the wheel zooms once the chart has the
 * focus (or with Ctrl), so that a page can be scrolled past its charts. Touch: one finger reads, two zoom.
 * Keys: arrows, with shift to move, plus, minus and Home. Self-contained, because its text is sent to the page.
 */
export function attachGestures(canvas: HTMLCanvasElement, actions: GestureActions): void {
  const clickMax = 5;
  const fingers = new Map<number, number>();
  let drag: { readonly kind: 'select' | 'pan'; readonly startX: number; lastX: number } | undefined;

  function positionOf(event: MouseEvent): { readonly x: number; readonly y: number } {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function spread(): { readonly middle: number; readonly distance: number } {
    const [a = 0, b = 0] = fingers.values();
    return { middle: (a + b) / 2, distance: Math.max(20, Math.abs(a - b)) };
  }

  function fingerMoved(id: number, x: number, y: number): void {
    if (fingers.size < 2) {
      actions.hover(x, y);
      return;
    }
    const before = spread();
    fingers.set(id, x);
    const after = spread();
    actions.pan(before.middle - after.middle);
    actions.zoom(after.middle, before.distance / after.distance);
  }

  function mouseMoved(x: number, y: number): void {
    if (drag === undefined) {
      actions.hover(x, y);
    } else if (drag.kind === 'select') {
      actions.selecting(drag.startX, x);
      actions.hover(x, y);
    } else {
      actions.pan(drag.lastX - x);
      drag.lastX = x;
    }
  }

  canvas.addEventListener('pointerdown', (event) => {
    const { x, y } = positionOf(event);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, x);
      actions.hover(x, y);
    } else if (event.button === 0) {
      canvas.setPointerCapture(event.pointerId);
      drag = { kind: event.shiftKey ? 'pan' : 'select', startX: x, lastX: x };
    }
  });
  canvas.addEventListener('pointermove', (event) => {
    const { x, y } = positionOf(event);
    if (event.pointerType === 'touch') fingerMoved(event.pointerId, x, y);
    else mouseMoved(x, y);
  });
  canvas.addEventListener('pointerup', (event) => {
    fingers.delete(event.pointerId);
    const ended = drag;
    drag = undefined;
    if (ended?.kind !== 'select') return;
    const { x } = positionOf(event);
    if (Math.abs(x - ended.startX) > clickMax) actions.select(ended.startX, x);
    else actions.selecting(x, x);
  });
  canvas.addEventListener('pointercancel', (event) => {
    fingers.delete(event.pointerId);
    drag = undefined;
    actions.leave();
  });
  canvas.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && drag === undefined) actions.leave();
  });
  canvas.addEventListener('dblclick', () => actions.reset());
  canvas.addEventListener('blur', () => actions.leave());
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && canvas.ownerDocument.activeElement !== canvas) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) actions.pan(event.deltaX);
      else actions.zoom(positionOf(event).x, Math.exp(Math.max(-300, Math.min(300, event.deltaY)) * 0.0015));
    },
    { passive: false },
  );

  const keys: Readonly<Record<string, (isShifted: boolean) => void>> = {
    ArrowLeft: (isShifted) => (isShifted ? actions.pan(-canvas.clientWidth / 8) : actions.step(-1)),
    ArrowRight: (isShifted) => (isShifted ? actions.pan(canvas.clientWidth / 8) : actions.step(1)),
    '+': () => actions.zoom(canvas.clientWidth / 2, 0.7),
    '=': () => actions.zoom(canvas.clientWidth / 2, 0.7),
    '-': () => actions.zoom(canvas.clientWidth / 2, 1.4),
    Home: () => actions.reset(),
    Escape: () => actions.leave(),
  };
  canvas.addEventListener('keydown', (event) => {
    const action = keys[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(event.shiftKey);
  });
}
