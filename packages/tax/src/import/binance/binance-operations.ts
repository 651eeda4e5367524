/** Rows of an order. Binance has named them in several ways over the years, all with the sign of the change. */
export const orderOperations = /^(buy|sell|transaction (buy|sold|sell|spend|revenue|related))$/i;

/** Rows of what was changed at a price that Binance made, without an order. */
export const conversionOperations =
  /^(binance convert|large otc trading|(buy|sell) crypto|buy crypto with fiat|sell crypto to fiat|small assets exchange bnb|stablecoins auto-conversion|auto-invest transaction)$/i;

/** BNB may be taken for a fee that stood in another coin first. */
export const feeOperations = /^((transaction )?fee|bnb fee deduction)$/i;

const incomes: readonly (readonly [RegExp, string])[] = [
  [
    /^(simple earn (flexible (realtimeapr )?interest|flexible - rewards income|locked rewards|flexible airdrop)|savings interest|pos savings interest|bnb vault rewards|bfusd daily reward)$/,
    'interest',
  ],
  [/^(eth 2\.0 staking rewards|staking rewards|on-chain yields? rewards?|dot slot auction rewards)$/, 'staking'],
  [/^(pool distribution|super bnb mining)$/, 'mining'],
  [
    /^(distribution|airdrop assets|launchpool (interest|airdrop( - (user claim|system) distribution)?|earnings withdrawal)|(earn - airdrop|hodler airdrops) distribution|megadrop rewards)$/,
    'airdrop',
  ],
  [
    /^(commission (history|rebate|fee shared with you)|refer(rer|ee) rebates|referral kickback|referr(al|er) commission|futures referral rebate|cash ?back|cashback voucher|cash voucher|(cash|token) voucher distribution|strategy trading fee rebate|mission reward distribution|campaign related reward|card cashback)$/,
    'reward',
  ],
];

/** What kind of income an operation is, where it is one. */
export function incomeOf(operation: string): string | undefined {
  return incomes.find(([name]) => name.test(operation.toLowerCase()))?.[1];
}

/** Moves between parts of one account, which take out of one what they put into another. */
export const internalOperations =
  /^(transfer (between .*|funds to .*)|inter-wallet transfer|copy portfolio \(spot\) - (create|close)|main and funding account transfer|transfer_(in|out)|(pos )?savings (purchase|principal redemption|redemption)|staking (purchase|redemption)|simple earn (flexible|locked) (subscription|redemption)|launchpool (subscription|redemption|subscription\/redemption))$/i;

const unknowable: readonly (readonly [RegExp, string])[] = [
  [
    /^(reali[sz]ed? profit and loss|(transaction )?fee)$/,
    'is of futures, whose fills are not in a statement; use the trade history of futures',
  ],
  [
    /^(funding fee|insurance fund compensation|liquidation fee)$/,
    'is of futures, and a statement does not say of which contract; use their transaction history',
  ],
  [
    /^(token swap|eth 2\.0 staking|launchpad|leveraged coin|asset recovery|liquid swap|swap farming)/,
    'gives one coin for another in ways that the law sees differently; say what it was',
  ],
  [/^(p2p trading|fiat ocbs)/, 'was paid for outside this account; say what it cost'],
  [/^savings distribution$/, 'may be interest or what was saved; say what it was'],
  [/(loan|repayment|liquidation|borrow)/, 'is of borrowed units, which are not computed'],
];

/**
 * Whether a coin is a receipt for units in a savings product, such as `LDBTC` for BTC: the statement tells them as a coin of
 * their own, in rows beside those of the units. Lido is `LDO`.
 */
export function isReceipt(coin: string): boolean {
  return /^LD[A-Z0-9]{2,}$/.test(coin);
}

/** Why an operation is not read. */
export function whyUnread(operation: string): string {
  return unknowable.find(([name]) => name.test(operation.toLowerCase()))?.[1] ?? 'is not one that is known';
}
