export { addRunCommand } from './add-run-command.ts';
