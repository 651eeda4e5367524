/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * Share of the standard normal distribution at or below `x`, in [0, 1], to some 14 digits also where it is tiny. Hart et
 * al., Computer Approximations (1968), 5666, as given by West (2005); far out the continued fraction of Laplace (1805).
 */
export function normalShare(x: number): number {
  const distance = Math.abs(x);
  const upper = distance > 37 ? 0 : Math.exp(-0.5 * distance * distance) * tailFactor(distance);
  return x > 0 ? 1 - upper : upper;
}

/**
 * The value that a share of the standard normal distribution lies below: the inverse of `normalShare`, for shares in
 * (0, 1), to some 16 digits. Wichura (1988), algorithm AS 241, PPND16.
 */
export function normalQuantile(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centerAbove, r)) / polynomial(centerBelow, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share));
  const x =
    r <= 5
      ? polynomial(middleAbove, r - 1.6) / polynomial(middleBelow, r - 1.6)
      : polynomial(tailAbove, r - 5) / polynomial(tailBelow, r - 5);
  return q < 0 ? -x : x;
}

/** What is left of the upper tail at `x` >= 0 after its exponential is taken out. */
function tailFactor(x: number): number {
  // the fit is good to 1e-16, which far out is more than the tail itself
  if (x < 3) return polynomial(hartAbove, x) / polynomial(hartBelow, x);
  let fraction = x;
  for (let k = laplaceTerms; k > 0; k--) fraction = x + k / fraction;
  return 1 / (fraction * Math.sqrt(2 * Math.PI));
}

/** Enough for 15 digits of the continued fraction from 3 on. */
const laplaceTerms = 100;

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

const hartAbove = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
];
const hartBelow = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
];
const centerAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const centerBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const middleAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const middleBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const tailAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const tailBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
