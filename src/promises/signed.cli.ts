import { dayOption } from '../companies/common.cli';
import { readPaper } from '../documents/paper.cli';
import type { Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { fileSigned, type Signing } from './signed.actions';

/** `duly plan signed` and `duly promise signed`: what came back is filed, and said. */
export async function tellSigned(
  shell: Shell,
  work: Work,
  signing: Signing,
  given: { readonly file: string; readonly on?: string; readonly json?: boolean },
): Promise<void> {
  const signedOn = given.on === undefined ? null : dayOption(given.on);
  const { id, fileName } = await fileSigned(work, signing, { ...(await readPaper(given.file)), signedOn });
  const document = work.ids.seal('document', id);
  if (given.json === true) shell.json({ document, fileName, signedOn });
  else shell.print(`${fileName} is filed as signed  ${document}`);
}
