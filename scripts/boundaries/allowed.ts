/**
 * Which package may import which: `core <- feature packages <- bot`. What two siblings need moves down to core. A new
 * package adds its line here, with the same names in its package.json and in the references of its tsconfig.json.
 */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  core: [],
  indicators: [],
  'market-data': ['core'],
  'exchange-ccxt': ['core'],
  tax: ['core'],
  simulator: ['core'],
  risk: ['core'],
  analytics: ['core'],
  strategies: ['core', 'indicators'],
  backtest: ['core', 'simulator', 'analytics'],
  bot: [
    'core',
    'indicators',
    'market-data',
    'exchange-ccxt',
    'simulator',
    'risk',
    'analytics',
    'strategies',
    'backtest',
    'tax',
  ],
};

/** Packages that also run in a browser: no entry but `./node` and `./testing` may reach a module of Node. */
export const browserPackages: readonly string[] = [
  'core',
  'indicators',
  'simulator',
  'risk',
  'analytics',
  'backtest',
  'strategies',
  'tax',
];

/** The only folder that imports decimal.js: everyone else takes exact amounts from core. */
export const decimalOwner = 'packages/core/src/money/';
