import { readConfig } from '../../config';
import { addDays, dayIn, instant, type Instant } from '../../kernel/day';
import { calendarOf, rollForward } from '../../kernel/calendar';
import { openLog } from '../../platform/log';
import { startServer } from '../../server';

/** The clock of the server that a test starts and kills: the true one, or that of the next day on which people work in France. */
export function workdayNow(): Instant {
  const now = new Date();
  const today = dayIn('Europe/Paris', instant(now));
  const ahead = [0, 1, 2, 3, 4, 5].find((days) => addDays(today, days) === rollForward(calendarOf('FR'), today)) ?? 0;
  return instant(new Date(now.getTime() + ahead * 86_400_000));
}

async function main(): Promise<void> {
  const config = readConfig();
  const { url } = await startServer(config, workdayNow, openLog(config.logLevel));
  process.stdout.write(`${url}\n`);
}

if (require.main === module) void main();
