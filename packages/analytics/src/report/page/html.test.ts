import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html, jsonForScript, trusted } from './html.ts';

it('given text with markup, when it is put into markup, then it stays text', () => {
  const { text } = html`<b title="${'"><script>'}">${"</b>&'"}</b>`;
  expect(text).toBe('<b title="&quot;&gt;&lt;script&gt;">&lt;/b&gt;&amp;&#39;</b>');
});

it('given markup, a list of it, a number and nothing, when they are put into markup, then each is kept as it is', () => {
  const rows = [html`<i>${1}</i>`, html`<i>${2}</i>`];
  expect(html`${rows}|${trusted('<hr>')}|${undefined}|${0}`.text).toBe('<i>1</i><i>2</i>|<hr>||0');
});

it('given any text, when it travels as JSON in a script, then it comes back and no tag is in it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--<script>', ']]>')), (value) => {
      const { text } = jsonForScript({ value });
      expect(text).not.toContain('<');
      expect(JSON.parse(text)).toEqual({ value });
    }),
  );
});
