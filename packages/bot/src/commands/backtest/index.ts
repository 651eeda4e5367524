export { addBacktestCommand } from './add-backtest-command.ts';
