/** What the exit code of `rxtrade` says, the same for every command. */
export const exitCodes = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  configurationRefused: 3,
  checkFoundProblem: 4,
} as const;

const byError: Readonly<Record<string, number>> = {
  E003: exitCodes.configurationRefused,
  E011: exitCodes.wrongUsage,
  E020: exitCodes.wrongUsage,
  E120: exitCodes.wrongUsage,
  E050: exitCodes.wrongUsage,
  E071: exitCodes.checkFoundProblem,
  E201: exitCodes.wrongUsage,
  E202: exitCodes.wrongUsage,
  E203: exitCodes.wrongUsage,
  E405: exitCodes.wrongUsage,
  E419: exitCodes.wrongUsage,
  E502: exitCodes.wrongUsage,
  E510: exitCodes.wrongUsage,
  E901: exitCodes.wrongUsage,
  E903: exitCodes.wrongUsage,
  E904: exitCodes.wrongUsage,
  E909: exitCodes.wrongUsage,
};

/** The exit code an error ends the process with. */
export function exitCodeOf(errorCode: string): number {
  return byError[errorCode] ?? exitCodes.failed;
}
