import type { ImportNote } from '@rxtrade/tax';

/** A line for each that could not be read; nothing where all were. */
export function unreadText(unread: readonly ImportNote[], heading = 'Not read:'): string {
  if (unread.length === 0) return '';
  return `${[heading, ...unread.map(({ file, line, reason }) => `  ${file}:${line}  ${reason}`)].join('\n')}\n`;
}
