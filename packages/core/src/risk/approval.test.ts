import { describe, expect, expectTypeOf, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { type Approved, assertApproved, isApproved } from './approval.ts';
import { RiskGate } from './gate.ts';
import { account, proposal } from './risk-view.fixture.ts';

type Request = { readonly quantity: number };

function approved(): Approved<Request> {
  const reviewed = new RiskGate([]).review(proposal(), account, ({ quantity }) => ({ quantity: Number(quantity) }));
  if (reviewed.kind === 'refused') throw new Error('a gate without rules refuses nothing');
  return reviewed.approved;
}

/** Every way to come by something that looks approved without having been judged. */
const forgeries: readonly (readonly [string, () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a text', () => 'approved'],
  ['a request by itself', () => ({ quantity: 1000 })],
  ['a look-alike', () => ({ value: { quantity: 1000 }, '#approved': true, approved: true })],
  ['a copy of its fields', () => Object.fromEntries(Object.entries(approved()))],
  ['a copy by Object.assign', () => Object.assign({}, approved())],
  ['a copy by structuredClone', () => structuredClone(approved())],
  ['a copy through JSON', () => JSON.parse(JSON.stringify(approved())) as unknown],
  ['an object that inherits from a real one', () => Object.create(approved()) as unknown],
  [
    'an object with its prototype',
    () => Object.setPrototypeOf({ value: {} }, Object.getPrototypeOf(approved()) as object) as unknown,
  ],
  ['a proxy around a real one', () => new Proxy(approved(), {})],
];

describe('an approval', () => {
  it('given a real one, then it is told as one and carries the value', () => {
    const real = approved();
    expect(isApproved(real)).toBe(true);
    expect(() => assertApproved(real)).not.toThrow();
    expect(real.value).toEqual({ quantity: 1000 });
  });

  it.each(forgeries)('given %s, then it is told as forged', (_, make) => {
    const forged = make();
    expect(isApproved(forged)).toBe(false);
    expect(refusalOf(() => assertApproved(forged))).toEqual({
      code: 'E042',
      message: 'this order was not approved by the risk gate; a venue accepts nothing else',
      context: {},
    });
  });

  it('given the constructor of a real one, then it makes no other', () => {
    const make = approved().constructor as unknown as new (value: object, key?: symbol) => unknown;
    const keys = [undefined, Symbol('the risk gate'), Symbol.for('the risk gate')];
    for (const key of keys)
      expect(refusalOf(() => new make({ quantity: 1 }, key))).toEqual({
        code: 'E042',
        message: 'only the risk gate can approve; send the order through it',
        context: {},
      });
  });

  it('given a subclass of it, then that makes none either', () => {
    const parent = approved().constructor as unknown as new (value: object) => object;
    class Forged extends parent {}
    expect(refusalOf(() => new Forged({ quantity: 1 })).code).toBe('E042');
    expect(isApproved(Object.create(Forged.prototype))).toBe(false);
  });

  it('given a real one, then what was approved cannot be exchanged or changed through a cast', () => {
    const real = approved();
    const open = real as unknown as { value: { quantity: number } };
    expect(() => Object.assign(open, { value: { quantity: 9 } })).toThrow(TypeError);
    expect(() => Object.defineProperty(open, 'value', { value: { quantity: 9 } })).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(open, { value: { quantity: 9 } }) as unknown).toThrow(TypeError);
    expect(() => {
      open.value.quantity = 9;
    }).toThrow(TypeError);
    expect(real.value.quantity).toBe(1000);
  });

  it('given types, then a request or a look-alike is no approval', () => {
    expectTypeOf<Request>().not.toExtend<Approved<Request>>();
    expectTypeOf<{ readonly value: Request }>().not.toExtend<Approved<Request>>();
    expectTypeOf(approved()).toExtend<Approved<Request>>();
    expectTypeOf(approved().value).toEqualTypeOf<Request>();
  });
});
