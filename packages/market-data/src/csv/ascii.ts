/** The bytes that CSV is made of. */
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const quote = 34;
export const plus = 43;
export const comma = 44;
export const minus = 45;
export const dot = 46;
export const zero = 48;
export const colon = 58;

/** Bytes as text, one character a byte: for numbers, times and what a message quotes. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** Text of ASCII characters as bytes. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Where the line that holds `at` ends: the position of its line feed, which must be there. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] !== lineFeed) end++;
  return end;
}

/** Where the field that starts at `at` ends: the position of its comma or line feed. Commas in quotes are skipped. */
export function fieldEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  if (bytes[end] === quote) {
    end++;
    while (bytes[end] !== quote && bytes[end] !== lineFeed) end++;
  }
  while (bytes[end] !== comma && bytes[end] !== lineFeed) end++;
  return end;
}

/** A field as text, without the quotes and spaces around it. */
export function fieldText(bytes: Uint8Array, start: number, end: number): string {
  const text = textOf(bytes, start, end).trim();
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text;
}
