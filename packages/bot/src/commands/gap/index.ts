export { addGapCommand } from './add-gap-command.ts';
