import { defineStrategy } from '@rxtrade/core';
import { daysUntilLong, type TaxBook, us } from '@rxtrade/tax';
import { z } from 'zod';

/**
 * Buys, takes a gain of a quarter, and buys again a tenth lower. The tax book beside the trader tells it which lots are about
 * to become long term: with `waitDays` it keeps them until they are.
 */
export const takesGains = (book: TaxBook) =>
  defineStrategy({
    name: 'takes-gains',
    params: z.object({ waitDays: z.int().min(0).default(0) }),
    setup: (context, { waitDays }) => {
      let isIn = false;
      let lastPrice = Number.POSITIVE_INFINITY;
      const isWorthWaiting = (at: number) =>
        book.lots.some((lot) => {
          const days = daysUntilLong(lot, book.dayAt(at), us) ?? 0;
          return days > 0 && days <= waitDays;
        });
      return {
        onBar: (bar) => {
          if (!isIn && bar.close < lastPrice * 0.9) {
            context.target(bar, 1, 'a tenth below the last sale');
            [isIn, lastPrice] = [true, bar.close];
          } else if (isIn && bar.close > lastPrice * 1.25 && !isWorthWaiting(bar.closeAt)) {
            context.target(bar, 0, 'a gain of a quarter');
            [isIn, lastPrice] = [false, bar.close];
          }
        },
      };
    },
  });
