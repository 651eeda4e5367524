/** README.md of a new project. */
export function readmeTemplate(project: string, strategy: string): string {
  return `# ${project}

A trading bot made with rxtrade. It needs Node 22.18 or newer.

\`\`\`
npm install
npm test           backtest the strategy on a synthetic market
npm start          trade it on paper, on a synthetic market
npm run backtest   the same without writing anything; rxtrade backtest run has more options
npm run check      check types
\`\`\`

On your own bars (CSV, gzip too): \`npm start -- --data BTCUSDT-5m.csv\`. Reports are written to \`data/runs\`.

| file | what it is |
|---|---|
| \`strategies/${strategy}.ts\` | the strategy; \`npx rxtrade strategy new NAME\` writes another |
| \`strategies/${strategy}.test.ts\` | its test |
| \`config/config.yml\` | pairs, risk limits, costs; \`npx rxtrade config validate\` checks it |
| \`.env\` | secrets, which never belong into the configuration or into version control |

Nothing here sends an order to a real exchange.
`;
}
