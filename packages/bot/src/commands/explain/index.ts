export { addExplainCommand } from './add-explain-command.ts';
