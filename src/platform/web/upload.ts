import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { Upload, UploadLimits } from './answer';

/** Files that come with a form: on the disk, counted, never in memory, and gone when the answer is out. */
export function uploadTaker(folder: string, { files, bytes }: UploadLimits): RequestHandler {
  mkdirSync(folder, { recursive: true });
  return multer({
    storage: multer.diskStorage({ destination: folder }),
    limits: { files, fileSize: bytes, fields: 200, fieldSize: 2 << 20 },
  }).any();
}

/** Names come from another machine: taken without any folder, and in the encoding that browsers use. */
export function uploadsOf(request: Request): readonly Upload[] {
  return taken(request)
    .filter(({ size, originalname }) => size > 0 || originalname !== '')
    .map(({ fieldname, path, originalname, size }) => ({
      field: fieldname,
      path,
      name: basename(Buffer.from(originalname, 'latin1').toString('utf8').replaceAll('\\', '/')),
      bytes: size,
    }));
}

export async function dropUploads(request: Request): Promise<void> {
  for (const { path } of taken(request)) await rm(path, { force: true });
}

const taken = (request: Request): readonly Express.Multer.File[] => (Array.isArray(request.files) ? request.files : []);
