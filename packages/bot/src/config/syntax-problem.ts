/** What a code of the YAML parser means for the writer of the file; its own words would quote the file. */
const meanings: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'uses an alias wrongly; aliases are not supported here, write the value out',
  BAD_DQ_ESCAPE: 'has a backslash in double quotes that begins no escape; use single quotes',
  BAD_INDENT: 'is indented wrongly, or a bracket before it is not closed; use two spaces a level',
  BAD_SCALAR_START: 'begins with a character that needs quotes; put the value in single quotes',
  BLOCK_AS_IMPLICIT_KEY: 'has two "key: value" in one line; put the value in quotes, or each on a line of its own',
  DUPLICATE_KEY: 'has the same key a second time; keep one of them',
  UNEXPECTED_TOKEN: 'is not valid YAML here; a value with { } [ ] : or # needs quotes',
  MISSING_CHAR: 'lacks a closing quote or bracket, a colon, or a space after one',
  MULTILINE_IMPLICIT_KEY: 'has a line that is no "key: value"; write a colon and a space after the key',
  MULTIPLE_DOCS: 'holds a second document; keep one, without "---"',
  TAB_AS_INDENT: 'is indented by a tab; use spaces',
  TAG_RESOLVE_FAILED: 'has a tag ("!"), which is not supported; put text that begins with one in quotes',
};

/** The problem of a code, as a sentence without subject. */
export function syntaxProblem(code: string): string {
  return meanings[code] ?? 'is not valid YAML here; check indentation, colons and quotes';
}
