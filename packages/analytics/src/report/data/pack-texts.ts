import type { PackedTexts } from './report-data.ts';

/** Stands for a number inside a template; texts that contain it themselves show a replacement character instead. */
const gap = '\u0000';
const gaps = new RegExp(gap, 'g');

/**
 * Packs many texts that say the same with other numbers, as reasons do: a tenth of their size. Texts come in until
 * their packed size reaches `budget` characters.
 */
export class TextPacker {
  private readonly budget: number;
  private readonly known = new Map<string, number>();
  private readonly templates = new Map<string, number>();
  private readonly templateOf: number[] = [];
  private readonly numbers: string[] = [];
  private size = 0;

  constructor(budget: number) {
    this.budget = budget;
  }

  /** The index of a text, or -1 where there is no room left for it. */
  add(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.size >= this.budget) return -1;
    const numbers: string[] = [];
    const template = text.replace(gaps, '\uFFFD').replace(/\d+(?:\.\d+)?/g, (number) => {
      numbers.push(number);
      return gap;
    });
    this.size += numbers.reduce((sum, number) => sum + number.length + 1, 4) + this.sizeOfNew(template);
    const index = this.templateOf.push(this.templates.get(template) ?? this.newTemplate(template)) - 1;
    for (const number of numbers) this.numbers.push(number);
    this.known.set(text, index);
    return index;
  }

  packed(): PackedTexts {
    return {
      templates: [...this.templates.keys()],
      template: this.templateOf,
      numbers: this.numbers.join(' '),
    };
  }

  private sizeOfNew(template: string): number {
    return this.templates.has(template) ? 0 : template.length;
  }

  private newTemplate(template: string): number {
    const index = this.templates.size;
    this.templates.set(template, index);
    return index;
  }
}
