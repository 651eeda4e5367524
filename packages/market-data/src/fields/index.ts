export type { FieldForm } from './fields.ts';
export { finisherOf, type RowFinish } from './finish-row.ts';
export { type MatchedField, type MatchedFile, matchFields } from './match-fields.ts';
export { isWord, wordValue } from './word-value.ts';
