import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { WrongUse } from '../kernel/result';

/**
 * Whom this installation trusts for the time: certificates in a PEM file that somebody put there (`TIME_STAMP_ROOTS`), such as the root
 * of the authority, or that of a list of trusted services. Nothing is trusted by itself.
 */
export async function timeStampRoots(
  given?: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly X509Certificate[]> {
  const path = given ?? env['TIME_STAMP_ROOTS'];
  if (path === undefined || path.trim() === '') return [];
  const text = await readFile(path, 'utf8').catch(() => '');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    const roots = blocks.map((block) => new X509Certificate(block));
    if (roots.length > 0) return roots;
  } catch {
    // said below
  }
  throw new WrongUse(`There are no certificates in ${path}.`, 'Give a file with certificates as PEM.');
}
