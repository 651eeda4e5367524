/** config/config.yml of a new project: what the shipped example says, with the project's own strategy. */
export function configTemplate(strategy: string): string {
  return `# The configuration of this bot. "npx rxtrade config validate" checks it.
#
# \${NAME} is a variable of the environment or of the .env file, \${NAME:-default} one with a default. A variable is
# required only by sections that the command uses. Sections marked "not used yet" are checked and otherwise ignored.

# development, testing or production. Only production may name an exchange that is not a test network.
environment: development

# The exchanges to trade on. Not used yet: the simulated exchange needs none.
exchanges:
  bybit:
    # Test networks and live exchanges have keys of their own; see .env.example.
    api_key: \${BYBIT_TESTNET_API_KEY}
    api_secret: \${BYBIT_TESTNET_API_SECRET}
    testnet: true
    rate_limit: 100 # requests a second

trading:
  # A built-in strategy (momentum_strategy, sma-cross), or a file such as ./strategies/mine.ts.
  default_strategy: ${strategy}
  # Positions open at one time.
  max_positions: 10
  # What the account is counted in.
  base_currency: USDT
  trading_pairs:
    - BTCUSDT
    - ETHUSDT
    - SOLUSDT

# Shares, not percent: 0.02 is 2%.
risk:
  max_portfolio_risk: 0.02 # of equity, lost if every stop is hit
  max_position_size: 0.05 # of equity, in one position
  stop_loss_percent: 0.02 # of the entry price, below it for a long position
  take_profit_percent: 0.04 # of the entry price, above it for a long position

# The simulated account, and what trading costs on it. Exact amounts stand in quotes.
paper:
  cash: "10000" # of trading.base_currency
  fee_rate: "0.001" # of each fill: 0.1%
  slippage_bps: 2 # hundredths of a percent of the price
  spread_bps: 2
  latency_ms: 100 # from a decision to the exchange

# Where orders, fills and equity are kept. Not used yet.
database:
  host: localhost
  port: 5432
  name: trading_bot
  user: trading_bot_user
  password: \${DB_PASSWORD}
  pool_size: 10
  max_overflow: 20

# Health checks, metrics and alerts. Not used yet.
monitoring:
  health_check_interval: 30 # seconds
  metrics_retention_hours: 168 # 7 days
  alert_channels:
    email:
      enabled: false
      smtp_host: smtp.gmail.com
      smtp_port: 587
      username: \${EMAIL_USERNAME}
      password: \${EMAIL_PASSWORD}
    discord:
      enabled: false
      webhook_url: \${DISCORD_WEBHOOK}

# The REST and WebSocket interface. Not used yet.
api:
  host: 127.0.0.1 # this machine only; 0.0.0.0 is every network it is in
  port: 8000
  cors_origins:
    - http://localhost:3000
  rate_limits:
    default: 100/hour
    authenticated: 1000/hour
`;
}
