export { FileRecording } from './file-recording.ts';
export { joinJournals } from './join-journals.ts';
export { recordedFact } from './recorded-fact.ts';
export { type RecordingHead, type RecordingListener, RecordingReader, recordingFormat } from './recording-reader.ts';
