import type { Visit } from '../companies/visit.pages';
import type { ImportsWords } from '../languages/imports-words';
import { countText, fill, numberText } from '../languages/said';
import type { ImportWork, Progress } from './upload';

/** How far the work with an upload or an import is: part of the work, speed, time left; refreshed each second where scripts run. */
export interface ProgressBlanks {
  readonly poll: string;
  readonly text: string;
  /** Of 100; empty where nobody can know. */
  readonly percent: string;
  readonly detail: string;
  readonly label: string;
}

export function progressBlanks(visit: Visit, w: ImportsWords, upload: ImportWork, poll: string): ProgressBlanks {
  const { progress, task, fileName } = upload;
  const p = w.progress;
  const reads = task === 'read' || task === 'book';
  const isRead = reads && progress !== null && progress.taken >= progress.of;
  const part =
    progress === null || progress.of === 0 || isRead ? null : Math.floor((progress.taken * 100) / progress.of);
  return {
    poll,
    text: fill(p[task], { file: fileName }),
    percent: part === null ? '' : String(Math.min(100, part)),
    detail:
      progress === null ? '' : isRead ? (task === 'book' ? p.booking : p.previewing) : detailOf(visit, w, progress),
    label: p.label,
  };
}

function detailOf({ locale }: Visit, { progress: p }: ImportsWords, { rows, taken, of, elapsedMs }: Progress): string {
  const speed = fill(p.speed, { n: numberText(Math.round((rows * 1_000) / Math.max(1, elapsedMs)), locale) });
  const left = taken === 0 ? null : Math.ceil((elapsedMs * (of - taken)) / taken / 1_000);
  const time =
    left === null
      ? []
      : [
          fill(p.left, {
            time: left < 90 ? countText(p.seconds, left, locale) : countText(p.minutes, Math.ceil(left / 60), locale),
          }),
        ];
  return [countText(p.rows, rows, locale), speed, ...time].join(', ');
}
