/** How a value between two steps is settled. `down` is toward zero, `up` away from it. */
export type Rounding = 'down' | 'up' | 'floor' | 'ceil' | 'half-even';
