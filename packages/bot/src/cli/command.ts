import type { Clock } from '@rxtrade/core';

/** What a command may use of the process it runs in. Tests give one of their own. */
export type CommandContext = {
  /** Results. */
  readonly stdout: (text: string) => void;
  /** Everything else: progress, reports on data, errors. */
  readonly stderr: (text: string) => void;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True where standard error is a terminal that can be drawn on. */
  readonly isTty: boolean;
  /** Sets the code the process will end with, without ending it. */
  readonly exitCode: (code: number) => void;
  /** Characters a line of the terminal holds; 80 when absent. */
  readonly columns?: number;
  /** The wall clock when absent. */
  readonly clock?: Clock;
  /** Calls `act` at the first Ctrl-C, until the function it returns is called. Absent where nobody can interrupt. */
  readonly onInterrupt?: (act: () => void) => () => void;
};
