declare const safe: unique symbol;

/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export type Html = { readonly text: string; readonly [safe]?: true };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Markup of our own that is not escaped. Never for text that comes from a run. */
export function trusted(text: string): Html {
  return { text };
}

type Content = string | number | Html | readonly Html[] | undefined;

/** Markup with values in it: text is escaped, markup is kept, a list is joined, undefined is nothing. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { text: pieces.map((piece, i) => (i === 0 ? piece : `${contentText(values[i - 1])}${piece}`)).join('') };
}

function contentText(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return 'text' in content ? content.text : content.map(({ text }) => text).join('');
}

/** JSON for a script element: no tag inside it can end the element. */
export function jsonForScript(value: unknown): Html {
  return { text: JSON.stringify(value).replaceAll('<', '\\u003c') };
}
