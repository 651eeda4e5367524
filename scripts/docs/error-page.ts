import type { ErrorTable } from './error-tables.ts';

/** The page that explains every code, made of the packages' own tables: a section a hundred. */
export function errorPage(tables: readonly ErrorTable[]): string {
  const rows = tables.flatMap(({ package: name, rows }) => rows.map((row) => ({ ...row, package: name })));
  const ordered = rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  const areas = [...Map.groupBy(ordered, ({ code }) => code.slice(0, 2))];
  const sections = areas.map(([area, inArea]) => {
    const lines = inArea.map(
      ({ code, title, wayOut, package: name }) =>
        `| <a id="${code.toLowerCase()}"></a>${code} | ${title} | ${wayOut} | ${name} |`,
    );
    return [
      `## ${area}xx: ${areaNames[area] ?? 'other'}`,
      '',
      '| code | what happened | the way out | package |',
      '|---|---|---|---|',
      ...lines,
      '',
    ].join('\n');
  });
  return `${head}${sections.join('\n')}`;
}

const head = `---
title: Error codes
---

# Error codes

Every error and every refusal of rxtrade names a code, what was wrong, and the way out. A code keeps its meaning for ever;
one that is withdrawn is never used again. Plug-ins use a prefix of their own.

In code, \`isRxtradeError(error)\` recognizes them, also across two copies of the package; \`error.code\` and \`error.context\`
are for programs, \`error.message\` is for people.

<!-- Written by scripts/write-error-page.ts from the packages' tables. -->

`;

const areaNames: Readonly<Record<string, string>> = {
  E0: 'core',
  E1: 'market data',
  E2: 'exchanges',
  E3: 'risk',
  E4: 'simulator, backtest and analytics',
  E5: 'tax',
  E6: 'portfolio and machine learning',
  E7: 'monitoring',
  E8: 'API',
  E9: 'the bot, its journal and its database',
};
