export { addReplayCommand } from './add-replay-command.ts';
