import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** A postal service that has answered, of a letter that it never had. */
export async function aServicePosts(desk: TestDesk, administrator: Hands): Promise<void> {
  const page = `/c/${desk.company.code}/settings/post`;
  await administrator.fills(page, { name: 'Poste Hybride', kind: 'folder', place: 'post', duplex: '1' });
  const out = join(desk.house.config.intakeRoot, desk.company.code, 'post', 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'status-1.csv'), 'id;status;day;number\nme_00000000000;posted;2026-01-02;RR 12\n');
  writeFileSync(join(out, 'status-1.csv.done'), '');
  await administrator.visitor.post(`${page}/run`, {});
}
