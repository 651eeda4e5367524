import { rmSync } from 'node:fs';
import process from 'node:process';

/**
 * Removes what is half-written when the process ends at once, as at a second Ctrl-C. The function it returns says that it
 * is finished, or removed already.
 */
export function removeUnlessFinished(path: string): () => void {
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  process.on('exit', remove);
  return () => void process.off('exit', remove);
}
