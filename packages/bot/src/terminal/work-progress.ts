import type { CommandContext } from '../cli/command.ts';

const width = 30;

/** A bar on a terminal for work of known length, drawn in place and wiped when it is done; nothing elsewhere. */
export class WorkProgress {
  private readonly title: string;
  private readonly screen: Pick<CommandContext, 'isTty' | 'stderr'>;
  private isDrawn = false;

  constructor(title: string, screen: Pick<CommandContext, 'isTty' | 'stderr'>) {
    this.title = title;
    this.screen = screen;
  }

  show(done: number, total: number): void {
    if (!this.screen.isTty) return;
    const filled = Math.round((width * done) / total);
    this.screen.stderr(
      `\r\u001b[2K${this.title}  ${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${done} of ${total}`,
    );
    this.isDrawn = true;
  }

  end(): void {
    if (this.isDrawn) this.screen.stderr('\r\u001b[2K');
    this.isDrawn = false;
  }
}
