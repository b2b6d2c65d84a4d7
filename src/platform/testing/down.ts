import { rmSync } from 'node:fs';
import { memoryFolder } from './folder-up';

/** After the suite: the PostgreSQL server ends, where one was started, and what was kept in memory is let go of. */
export default async function down(): Promise<void> {
  await (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres?.();
  const folder = memoryFolder();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
