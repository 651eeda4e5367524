export { addConfigCommand } from './add-config-command.ts';
