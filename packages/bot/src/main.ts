// The program behind `rxtrade`: gives the command line its process.
import process from 'node:process';
import type { CommandContext } from './cli/command.ts';
import { runCli } from './cli/run-cli.ts';

const interrupted = 130;
const sameRequestSeconds = 0.3;

const context: CommandContext = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  isTty: process.stderr.isTTY,
  columns: process.stderr.columns,
  exitCode: (code) => {
    process.exitCode = code;
  },
  onInterrupt: (act) => {
    let firstAt: number | undefined;
    const listener = (): void => {
      if (firstAt === undefined) {
        firstAt = process.uptime();
        act();
        // one request can come twice: from a terminal or a supervisor, and passed on by whoever started us
      } else if (process.uptime() - firstAt > sameRequestSeconds) process.exit(interrupted);
    };
    process.on('SIGINT', listener).on('SIGTERM', listener);
    return () => process.off('SIGINT', listener).off('SIGTERM', listener);
  },
};

// whoever reads our output may stop reading, as `head` does: no reason to complain
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runCli(process.argv.slice(2), context);
