import { RxtradeError, readParams, type Strategy } from '@rxtrade/core';
import { z } from 'zod';

/** What JSON Schema says of one property, as far as reading it from text needs. */
type Property = { readonly type?: string | readonly string[]; readonly anyOf?: readonly Property[] };

/**
 * Reads parameters given as `name=value` text, each typed as the strategy's schema has it, over those already known.
 *
 * @throws E903 for text that is no pair, E050 naming every parameter that is invalid.
 */
export function strategyParams(
  strategy: Strategy,
  pairs: readonly string[],
  known: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const properties = propertiesOf(strategy);
  const params: Record<string, unknown> = { ...known };
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new RxtradeError('E903', `--param "${pair}" has no name and value; write --param name=value`, { pair });
    const name = pair.slice(0, at);
    params[name] = typedValue(pair.slice(at + 1), properties[name]);
  }
  readParams(strategy, params);
  return params;
}

/** True when the strategy has a parameter of that name. */
export function hasParameter(strategy: Strategy, name: string): boolean {
  return name in propertiesOf(strategy);
}

function propertiesOf({ params }: Strategy): Readonly<Record<string, Property>> {
  const schema = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, Property>>;
  };
  return schema.properties ?? {};
}

/** The text as its property wants it; as it is where it does not fit, so that the schema can say what is wrong. */
function typedValue(text: string, property: Property | undefined): unknown {
  const types = typesOf(property);
  const isNumber = types.has('number') || types.has('integer');
  if (isNumber && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('array') || types.has('object')) return jsonOf(text);
  return text;
}

function typesOf(property: Property | undefined): ReadonlySet<string> {
  const { type = [], anyOf = [] } = property ?? {};
  return new Set([...(typeof type === 'string' ? [type] : type), ...anyOf.flatMap((one) => [...typesOf(one)])]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
