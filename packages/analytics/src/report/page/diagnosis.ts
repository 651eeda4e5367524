import type { Finding, Severity } from '../../diagnosis/index.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { labels } from './tags.ts';

const names: Readonly<Record<Severity, string>> = { critical: 'Critical', warning: 'Warning', note: 'Note' };

/** A minus sign, not the hyphen of a date or a word. */
const minus = /(?<=^|[\s(])-(?=\d)/g;

/** What looks wrong, the worst first, and what the run itself warned of. */
export function diagnosis(input: ReportInput, findings: readonly Finding[]): Html {
  const told = new Set(findings.map(({ sentence }) => sentence));
  const warnings = input.warnings.filter((text) => !told.has(text));
  const items = [
    ...findings.map(({ id, severity, sentence }) => item(severity, sentence, id)),
    ...warnings.map((text) => item('note', text, 'run')),
  ];
  const nothing = html`<p class="nothing">Nothing suspicious was found. That is no proof: how many variants were tried before this one, nobody can see here.</p>`;
  return html`<section id="diagnosis" class="diagnosis" aria-label="Diagnosis"><div class="head"><h2>Diagnosis</h2>${labels(input)}<div class="keys"><span>What to know before believing this</span></div></div>
${items.length === 0 ? nothing : html`<ul>${items}</ul>`}</section>`;
}

function item(severity: Severity, sentence: string, id: string): Html {
  return html`<li data-severity="${severity}" data-finding="${id}"><b>${names[severity]}</b><span>${sentence.replace(minus, '\u2212')}</span></li>`;
}
