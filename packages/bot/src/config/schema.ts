import { z } from 'zod';
import { assetsOf } from '../instruments/index.ts';
import { amount, flag, fraction, numeric, oneOf, text, whole } from './fields.ts';
import { fillRules, fundingPrices, slippageModels } from './simulation-choices.ts';

/** The environments there are. Only production may trade real money. */
export const environments = ['development', 'testing', 'production'] as const;
export type Environment = (typeof environments)[number];
const Environment = z.enum(environments, { error: 'must be development, testing or production' });

/** A pair whose base and quote can be told apart: `BTCUSDT` or `BTC/USDT`. */
const Pair = text('must be a pair such as BTCUSDT or BTC/USDT').refine(isPair, {
  error: 'must be a pair such as BTCUSDT or BTC/USDT',
});

const Trading = z.strictObject({
  /** A built-in strategy's name, or a `.ts` or `.js` file. */
  default_strategy: text('must be the name of a strategy or a strategy file').default('momentum_strategy'),
  /** Positions open at one time. */
  max_positions: whole(1, 1_000).default(10),
  /** The account's reporting currency. */
  base_currency: text('must be a currency such as USDT')
    .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'must be a currency in capitals, such as USDT')
    .default('USDT'),
  trading_pairs: z
    .array(Pair, { error: 'must be a list of pairs such as BTCUSDT' })
    .min(1, 'must name at least one pair')
    .refine((pairs) => new Set(pairs).size === pairs.length, { error: 'must name each pair once' }),
});

/** Shares of the account or of a price: 0.02 is 2%. */
const Risk = z.strictObject({
  /** Loss of all positions and working orders at their stops, as a share of equity. */
  max_portfolio_risk: fraction().default(0.02),
  /** One position, as a share of equity. */
  max_position_size: fraction().default(0.05),
  /** Distance of the protective stop, as a share of the entry price. */
  stop_loss_percent: fraction().default(0.02),
  /** Distance of the profit target, as a share of the entry price. */
  take_profit_percent: fraction().default(0.04),
});

/** The simulated account of the paper world, and what trading costs there. */
const Paper = z.strictObject({
  /** Opening balance in `trading.base_currency`, exact. */
  cash: amount({
    error: 'must be an amount above zero, such as "10000"',
    isAllowed: (value) => /[1-9]/.test(value),
  }).default('10000'),
  /** Fee of a fill as a share of its notional, exact. */
  fee_rate: amount({
    error: 'must be a rate from 0 to 0.05, such as "0.001" for 0.1%',
    isAllowed: (value) => Number(value) <= 0.05,
  }).default('0.001'),
  slippage_bps: numeric(0, 1_000).default(2),
  spread_bps: numeric(0, 1_000).default(2),
  latency_ms: numeric(0, 3_600_000).default(100),
  /** Slippage that learns from bars, and is `slippage_bps` until it has. */
  slippage_model: oneOf(slippageModels).optional(),
  /** When resting orders fill. */
  fills: oneOf(fillRules).optional(),
  /** The most that orders get of a bar's or a trade's volume. */
  volume_share: fraction().optional(),
  /** The share of orders that the venue refuses by chance. */
  reject_rate: numeric(0, 1).optional(),
  /** Notional that a unit of margin carries on contracts. */
  leverage: numeric(1, 1_000).optional(),
  /** What funding without a mark price is worked out at. */
  funding_price: oneOf(fundingPrices).optional(),
});

const Exchange = z.strictObject({
  api_key: text('must be the key of the exchange account'),
  api_secret: text('must be the secret of the exchange account'),
  /** The exchange's test network, without real money. */
  testnet: flag().default(true),
  /** Requests a second that may be sent. */
  rate_limit: whole(1, 100_000).default(100),
});

const Database = z.strictObject({
  host: text('must be a host name').default('localhost'),
  port: whole(1, 65_535).default(5432),
  name: text('must be the name of a database').default('trading_bot'),
  user: text('must be the name of a user').default('trading_bot_user'),
  password: text('must be text').optional(),
  pool_size: whole(1, 10_000).default(10),
  max_overflow: whole(0, 10_000).default(20),
  /** Seconds to wait for a connection of the pool. */
  pool_timeout: numeric(0, 3_600).default(30),
});

const Monitoring = z.strictObject({
  /** Seconds. */
  health_check_interval: numeric(1, 86_400).default(30),
  metrics_retention_hours: numeric(1, 100_000).default(168),
  alert_channels: z
    .strictObject({
      email: z
        .strictObject({
          enabled: flag().default(false),
          smtp_host: text('must be a host name').optional(),
          smtp_port: whole(1, 65_535).default(587),
          username: text('must be text').optional(),
          password: text('must be text').optional(),
        })
        .optional(),
      discord: z
        .strictObject({
          enabled: flag().default(false),
          webhook_url: text('must be the address of a webhook').optional(),
        })
        .optional(),
    })
    .optional(),
});

const RateLimit = text('must be a limit such as 100/hour').regex(
  /^[1-9]\d*\/(second|minute|hour|day)$/,
  'must be a limit such as 100/hour (second, minute, hour or day)',
);

const Api = z.strictObject({
  host: text('must be a host name or address').default('127.0.0.1'),
  port: whole(1, 65_535).default(8000),
  cors_origins: z
    .array(
      text('must be an origin such as http://localhost:3000').regex(
        /^https?:\/\/[^/\s]+$/,
        'must be an origin such as http://localhost:3000, without a path',
      ),
      { error: 'must be a list of origins such as http://localhost:3000' },
    )
    .default([]),
  rate_limits: z
    .strictObject({
      default: RateLimit.optional(),
      authenticated: RateLimit.optional(),
      admin: RateLimit.optional(),
      burst_limit: whole(1, 1_000_000).optional(),
    })
    .optional(),
});

/**
 * Everything that stands in config.yml, section by section. Names and defaults are the documented ones; what is
 * dangerous (a live exchange, an open port, a large order) is never a default.
 */
export const Config = z.strictObject({
  environment: Environment.default('development'),
  exchanges: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be the name of an exchange in small letters, such as bybit'),
      Exchange,
    )
    .optional(),
  trading: Trading.optional(),
  risk: Risk.prefault({}),
  paper: Paper.prefault({}),
  database: Database.optional(),
  monitoring: Monitoring.optional(),
  api: Api.optional(),
});
export type Config = z.infer<typeof Config>;

/** The name of a section. */
export type Section = keyof Config;

/** A configuration in which the sections that a command uses are there. */
export type ConfigWith<Used extends Section> = Config & { readonly [Name in Used]-?: NonNullable<Config[Name]> };

/** The sections that trading on paper uses. */
export const paperSections = ['environment', 'trading', 'risk', 'paper'] as const satisfies readonly Section[];

/** Sections that are read and checked, and that nothing uses yet. */
export const sectionsWithoutUse: readonly Section[] = ['exchanges', 'database', 'monitoring', 'api'];

/** Keys whose values are shown nowhere. */
export const secretKeys: readonly string[] = ['api_key', 'api_secret', 'password', 'webhook_url'];

function isPair(symbol: string): boolean {
  if (!/^[A-Z0-9]+(\/[A-Z0-9]+)?$/.test(symbol)) return false;
  try {
    assetsOf(symbol);
    return true;
  } catch {
    return false;
  }
}
