/** A number as reasons print it, with its sign where it has one: `12`, `-0.35`, `1,250.5`, `2.5e-7`. */
const number = /(?<![\p{L}\d])[-+\u2212]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?![\p{L}])/giu;

/**
 * What a reason says when its numbers do not count: each stands as `#`, so that `0.41% is below 1.00%` and `0.97% is below
 * 1.00%` are one kind. Digits within a word, as in `R2` or `5m`, are part of it.
 */
export function reasonKind(reason: string): string {
  return reason.replace(number, '#');
}
