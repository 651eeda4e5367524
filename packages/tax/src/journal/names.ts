/**
 * Names that a format takes in place of our own: each of ours has one, no two the same, whatever a format makes of the
 * letters it lacks.
 */
export class NameTable {
  private readonly toName: (original: string) => string;
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(toName: (original: string) => string) {
    this.toName = toName;
  }

  of(original: string): string {
    const known = this.names.get(original);
    if (known !== undefined) return known;
    const wanted = this.toName(original);
    let name = wanted;
    for (let i = 2; this.taken.has(name); i++) name = `${wanted}${i}`;
    this.taken.add(name);
    this.names.set(original, name);
    return name;
  }
}
