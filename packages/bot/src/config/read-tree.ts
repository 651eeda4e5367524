import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type Environs, interpolate } from './interpolate.ts';
import { isRecord } from './is-record.ts';
import { type LinePosition, type Path, Places } from './place.ts';
import { type ConfigProblem, problemAt } from './problem.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** A value that needs a variable nobody has set. */
export type MissingVariable = { readonly path: Path; readonly name: string };

/** The file as plain values, with the variables of the environment in place. */
export type ConfigTree = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly missing: readonly MissingVariable[];
  readonly problems: readonly ConfigProblem[];
};

/**
 * Reads YAML 1.2 into plain values and remembers where each stood. Variables are put into the text of values, never
 * into the file's text, so that nothing in a password can be taken for YAML. Anchors and aliases are refused: a
 * configuration is read by people, and a secret must not be reachable under a second name.
 */
export function readTree(text: string, env: Environs): ConfigTree {
  const lines = new LineCounter();
  // The errors of the parser quote the file, which may hold secrets: only their code and place are used.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: false });
  const reader = new TreeReader(lines, env);
  const faults = [...document.errors, ...document.warnings];
  for (const { code, pos } of faults) reader.fault(pos[0], syntaxProblem(code));
  // Where only a key is there twice, the rest of the file is read on, to tell all problems at once.
  const canGoOn = faults.every(({ code }) => code === 'DUPLICATE_KEY');
  const value = canGoOn ? reader.read(document.contents, []) : {};
  if (canGoOn && (value === undefined || !isMap(document.contents))) {
    reader.fault(0, value === undefined ? 'is empty; write its sections' : 'must be sections such as "trading:"');
  }
  const { places, missing, problems } = reader;
  return { value: isRecord(value) ? value : {}, places, missing, problems };
}

class TreeReader {
  readonly places = new Places();
  readonly missing: MissingVariable[] = [];
  readonly problems: ConfigProblem[] = [];
  private readonly lines: LineCounter;
  private readonly env: Environs;

  constructor(lines: LineCounter, env: Environs) {
    this.lines = lines;
    this.env = env;
  }

  /** A problem of the file itself; the first of a line, because a parser that is lost stumbles on every word. */
  fault(offset: number, message: string): void {
    const at = this.position(offset);
    if (this.problems.some(({ line }) => line === at.line)) return;
    this.problems.push(problemAt(at, [], message));
  }

  /** The value of a node; undefined for one that is empty, which counts as not there. */
  read(node: unknown, path: Path): unknown {
    if (isMap<Node, Node | null>(node)) return this.readMap(node.items, path);
    if (isSeq<Node>(node)) return node.items.map((item, i) => this.readItem(item, [...path, i]));
    if (isAlias(node)) {
      this.problemAt(path, 'is an alias, which is not supported here; write the value out');
      return '';
    }
    if (!isScalar(node) || node.value === null) return undefined;
    return typeof node.value === 'string' ? this.readText(node.value, path) : node.value;
  }

  private readMap(pairs: readonly Pair<Node, Node | null>[], path: Path): Readonly<Record<string, unknown>> {
    // Own properties whatever their names: `__proto__` is an unknown key like any other.
    return Object.fromEntries(
      pairs.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : '?';
        const here = [...path, name];
        this.places.set(here, { key: this.positionOf(key), value: this.positionOf(value ?? key), variables: [] });
        return [name, this.read(value, here)];
      }),
    );
  }

  private readItem(item: Node, path: Path): unknown {
    const at = this.positionOf(item);
    this.places.set(path, { key: at, value: at, variables: [] });
    return this.read(item, path);
  }

  private readText(text: string, path: Path): string {
    const read = interpolate(text, this.env);
    if (read.isMalformed)
      this.problemAt(
        path,
        `has a "\${" that begins no variable; write \${NAME} or \${NAME:-default}, and $$ for a dollar sign`,
      );
    if (read.variables.length > 0) this.places.set(path, { ...this.places.at(path), variables: read.variables });
    for (const name of read.missing) this.missing.push({ path, name });
    return read.text;
  }

  private problemAt(path: Path, message: string): void {
    this.problems.push(problemAt(this.places.at(path).value, path, message));
  }

  private positionOf(node: Node): LinePosition {
    return this.position(node.range?.[0] ?? 0);
  }

  private position(offset: number): LinePosition {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}
