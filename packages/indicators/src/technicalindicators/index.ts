export {
  awesomeOscillatorsOf,
  isBearishHammer,
  isBearishInvertedHammer,
  isBullishHammer,
  isBullishInvertedHammer,
  kstsOf,
  type PatternFinder,
  type PatternInput,
} from './functions.ts';
