import { ProgressMeter } from '@rxtrade/backtest';
import { WallClock } from '@rxtrade/core';
import type { CommandContext } from '../cli/command.ts';

/** Where a bar is drawn, and what tells the time. */
type WorkScreen = Pick<CommandContext, 'isTty' | 'stderr' | 'clock'>;

const width = 30;

/** A bar on a terminal for work of known length, drawn in place and wiped when it is done; nothing elsewhere. */
export class WorkProgress {
  private readonly title: string;
  private readonly screen: WorkScreen;
  private readonly meter: ProgressMeter;
  private isDrawn = false;

  constructor(title: string, screen: WorkScreen) {
    this.title = title;
    this.screen = screen;
    this.meter = new ProgressMeter(screen.clock ?? new WallClock());
  }

  show(done: number, total: number): void {
    if (!this.screen.isTty) return;
    const { leftMs } = this.meter.at(done, total);
    const filled = total === 0 ? width : Math.round((width * done) / total);
    const left = leftMs === undefined ? '' : `  ${Math.ceil(leftMs / 1000)} s left`;
    this.screen.stderr(
      `\r\u001b[2K${this.title}  ${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${done} of ${total}${left}`,
    );
    this.isDrawn = true;
  }

  end(): void {
    if (this.isDrawn) this.screen.stderr('\r\u001b[2K');
    this.isDrawn = false;
  }
}
