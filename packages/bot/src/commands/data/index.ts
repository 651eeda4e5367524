export { addDataCommand } from './add-data-command.ts';
