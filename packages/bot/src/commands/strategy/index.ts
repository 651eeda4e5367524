export { addStrategyCommand } from './add-strategy-command.ts';
