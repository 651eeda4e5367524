export { queryStore, type SqlResult, type SqlTable, sqlTables } from './query-store.ts';
