import { lotMethods } from './methods/index.ts';
import { taxRegimes } from './regimes/index.ts';
import { describeLotMethod, describeTaxRegime } from './testing/index.ts';

// a portfolio needs the value of everything held, which made-up trades do not have
for (const method of lotMethods)
  if (method.kind !== 'pool' || method.over === 'asset') describeLotMethod(method.name, () => method);

for (const regime of taxRegimes) describeTaxRegime(regime.jurisdiction, () => regime);
