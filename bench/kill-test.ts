import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { killImports } from './kill-import';
import { killRuns } from './kill-run';

/**
 * `npm run kill-test [-- rounds]`: on each database, kills imports, runs and deliveries with `kill -9` at random moments, and
 * looks after each what is left: nothing lost, nothing sent twice, the next start carries on. PostgreSQL runs as it does in
 * production, with every safety on.
 */
async function main(rounds: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-kill-db-'));
  const server = await startPostgres([]);
  try {
    for (const [name, url] of [
      ['SQLite', join(home, 'duly.sqlite')],
      ['PostgreSQL', server.url],
    ] as const) {
      const tell = (line: string): void => console.log(`${name}: ${line}`);
      const imports = await killImports(url, rounds, tell);
      tell(`${imports.rounds} imports killed: ${imports.nothing} left nothing, ${imports.whole} were whole`);
      const runs = await killRuns(url, rounds, tell);
      tell(
        `${runs.kills} runs and deliveries killed: ${runs.messages} messages, none twice, ${runs.doubtful} in doubt`,
      );
    }
    console.log('Nothing was lost, nothing was sent twice, every start carried on.');
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

void main(Number(process.argv[2] ?? 30));
