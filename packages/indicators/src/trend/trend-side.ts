/** 1 up, -1 down: a number, so that it fits into a column. */
export type TrendSide = 1 | -1;
