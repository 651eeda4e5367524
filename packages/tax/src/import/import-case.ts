import { z } from 'zod';

/** A worked example of an import: lines of a file, and their format. */
export const ImportCase = z.object({
  kind: z.literal('import'),
  id: z.string().min(1).default('csv'),
  format: z.string().min(1),
  csv: z.array(z.string()),
});
/** A worked example of an import, read. */
export type ImportCase = z.output<typeof ImportCase>;
