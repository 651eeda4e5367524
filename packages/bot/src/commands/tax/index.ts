export { addTaxCommand } from './add-tax-command.ts';
