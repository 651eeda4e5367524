import * as library from 'technicalindicators';
import type { PatternFinder } from '../technicalindicators/index.ts';
import type { BarLists } from '../windows/index.ts';
import * as trend from './trend-patterns.ts';

/** The patterns there are. */
export type CandlestickName =
  | 'abandonedBaby'
  | 'bearishEngulfing'
  | 'bearishHammer'
  | 'bearishHarami'
  | 'bearishHaramiCross'
  | 'bearishInvertedHammer'
  | 'bearishMarubozu'
  | 'bearishSpinningTop'
  | 'bullishEngulfing'
  | 'bullishHammer'
  | 'bullishHarami'
  | 'bullishHaramiCross'
  | 'bullishInvertedHammer'
  | 'bullishMarubozu'
  | 'bullishSpinningTop'
  | 'darkCloudCover'
  | 'doji'
  | 'downsideTasukiGap'
  | 'dragonflyDoji'
  | 'eveningDojiStar'
  | 'eveningStar'
  | 'gravestoneDoji'
  | 'hammer'
  | 'hammerUnconfirmed'
  | 'hangingMan'
  | 'hangingManUnconfirmed'
  | 'morningDojiStar'
  | 'morningStar'
  | 'piercingLine'
  | 'shootingStar'
  | 'shootingStarUnconfirmed'
  | 'threeBlackCrows'
  | 'threeWhiteSoldiers'
  | 'tweezerBottom'
  | 'tweezerTop';

/** How many bars a pattern has, and whether these are one. */
type Pattern = { readonly bars: number; readonly isFound: (bars: BarLists) => boolean };

function through(bars: number, find: PatternFinder): Pattern {
  return { bars, isFound: (lists) => Boolean(find({ ...lists, reversedInput: false })) };
}

/** By name: those of technicalindicators, and those that need a trend before them. */
export const patterns: Readonly<Record<CandlestickName, Pattern>> = {
  abandonedBaby: through(3, library.abandonedbaby),
  bearishEngulfing: through(2, library.bearishengulfingpattern),
  bearishHammer: through(1, library.bearishhammerstick),
  bearishHarami: through(2, library.bearishharami),
  bearishHaramiCross: through(2, library.bearishharamicross),
  bearishInvertedHammer: through(1, library.bearishinvertedhammerstick),
  bearishMarubozu: through(1, library.bearishmarubozu),
  bearishSpinningTop: through(1, library.bearishspinningtop),
  bullishEngulfing: through(2, library.bullishengulfingpattern),
  bullishHammer: through(1, library.bullishhammerstick),
  bullishHarami: through(2, library.bullishharami),
  bullishHaramiCross: through(2, library.bullishharamicross),
  bullishInvertedHammer: through(1, library.bullishinvertedhammerstick),
  bullishMarubozu: through(1, library.bullishmarubozu),
  bullishSpinningTop: through(1, library.bullishspinningtop),
  darkCloudCover: through(2, library.darkcloudcover),
  doji: through(1, library.doji),
  downsideTasukiGap: through(3, library.downsidetasukigap),
  dragonflyDoji: through(1, library.dragonflydoji),
  eveningDojiStar: through(3, library.eveningdojistar),
  eveningStar: through(3, library.eveningstar),
  gravestoneDoji: through(1, library.gravestonedoji),
  hammer: { bars: 5, isFound: trend.isHammer },
  hammerUnconfirmed: { bars: 5, isFound: trend.isHammerUnconfirmed },
  hangingMan: { bars: 5, isFound: trend.isHangingMan },
  hangingManUnconfirmed: { bars: 5, isFound: trend.isHangingManUnconfirmed },
  morningDojiStar: through(3, library.morningdojistar),
  morningStar: through(3, library.morningstar),
  piercingLine: through(2, library.piercingline),
  shootingStar: { bars: 5, isFound: trend.isShootingStar },
  shootingStarUnconfirmed: { bars: 5, isFound: trend.isShootingStarUnconfirmed },
  threeBlackCrows: through(3, library.threeblackcrows),
  threeWhiteSoldiers: through(3, library.threewhitesoldiers),
  tweezerBottom: { bars: 5, isFound: trend.isTweezerBottom },
  tweezerTop: { bars: 5, isFound: trend.isTweezerTop },
};

/** Every pattern there is, in the order of the alphabet. */
export const candlestickNames = Object.keys(patterns) as readonly CandlestickName[];
