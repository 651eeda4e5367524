import { isoOf } from '@rxtrade/core';
import type { DownloadEvent } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';

const width = 30;

/** A download on a terminal: how far it is, how fast, how long it will take; wiped when it is done. Nothing elsewhere. */
export class DownloadProgress {
  private readonly name: string;
  private readonly screen: Pick<CommandContext, 'isTty' | 'stderr'>;
  private isDrawn = false;

  constructor(name: string, screen: Pick<CommandContext, 'isTty' | 'stderr'>) {
    this.name = name;
    this.screen = screen;
  }

  show(event: DownloadEvent): void {
    if (!this.screen.isTty || event.kind !== 'progress') return;
    const { share, rows, rowsPerSecond, leftMs, at } = event;
    const filled = Math.round(width * share);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${(100 * share).toFixed(0).padStart(3)}%`;
    const left = leftMs === undefined ? '' : `  ${timeLeft(leftMs)} left`;
    const counts = `${rows.toLocaleString('en-US')} rows  ${Math.round(rowsPerSecond).toLocaleString('en-US')}/s`;
    this.screen.stderr(`\r\u001b[2K${this.name}  ${bar}  ${isoOf(at).slice(0, 16)}Z  ${counts}${left}`);
    this.isDrawn = true;
  }

  end(): void {
    if (this.isDrawn) this.screen.stderr('\r\u001b[2K');
    this.isDrawn = false;
  }
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
