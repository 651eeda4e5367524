export { diagnose } from './diagnose.ts';
export type { Finding, FindingId, Severity } from './finding.ts';
export type { Diagnosed } from './subject.ts';
