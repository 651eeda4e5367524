export { addInitCommand } from './add-init-command.ts';
