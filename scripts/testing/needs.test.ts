import { expect, it } from 'vitest';
import * as core from '@rxtrade/core';
it('x', () => { expect(core).toBeDefined(); });
