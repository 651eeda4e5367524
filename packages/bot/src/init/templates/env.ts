/** .env.example and .env of a new project. */
export const envTemplate = `# Secrets, kept out of the configuration and of version control. Copy this file to .env and fill in what you use;
# nothing is needed to trade on paper. A variable of the environment wins over a line here.

# Database
DB_PASSWORD=

# Exchange keys. Test networks and live exchanges have keys of their own; never use one in place of the other.
# Test network: development and testing
BYBIT_TESTNET_API_KEY=
BYBIT_TESTNET_API_SECRET=
# Live: production, REAL MONEY
BYBIT_LIVE_API_KEY=
BYBIT_LIVE_API_SECRET=

# Monitoring
EMAIL_USERNAME=
EMAIL_PASSWORD=
DISCORD_WEBHOOK=
`;
