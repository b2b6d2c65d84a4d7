import type { ReadOptions } from '../mapping-profile';
import { isDatev, openDatev } from './datev';
import { isFec, openFec } from './fec';
import { openJpk } from './jpk';
import { countryIn } from './saft-kind';
import { openSaft } from './saft';
import { isSie, openSie } from './sie';
import { openSie5 } from './sie5';
import type { OpenedStandard, StandardFile } from './standard-file';
import { rootOf } from './xml-stream';

/** The formats that are texts, each known by its content whatever the name of the file is. */
const STANDARDS: readonly {
  readonly is: (head: string) => boolean;
  readonly open: (file: StandardFile, options: ReadOptions) => OpenedStandard;
}[] = [
  { is: isFec, open: (file, options) => openFec(file.file, [file], options) },
  { is: isSie, open: openSie },
  { is: isDatev, open: openDatev },
];

/** Opens a file that is written in a standard format; undefined where it is any other text. */
export const openStandard = (file: StandardFile, options: ReadOptions): OpenedStandard | undefined =>
  STANDARDS.find(({ is }) => is(file.head))?.open(file, options);

/** The books that are XML, each by its root element. */
const IN_XML: Readonly<Record<string, (file: StandardFile, options: ReadOptions, tag: string) => OpenedStandard>> = {
  JPK: openJpk,
  Sie: (file, options) => openSie5(file, options, true),
  SieEntry: (file, options) => openSie5(file, options, false),
  AuditFile: (file, options, tag) => openSaft(file, options, countryIn(tag)),
};

/** Whether the beginning of a document is that of books in XML. */
export const isXmlBooks = (head: Uint8Array): boolean => Object.hasOwn(IN_XML, rootOf(head)?.name ?? '');

export function openXmlBooks(file: StandardFile, options: ReadOptions): OpenedStandard | undefined {
  const root = rootOf(file.bytes.read(0, HEAD));
  return root === undefined || !Object.hasOwn(IN_XML, root.name)
    ? undefined
    : IN_XML[root.name]?.(file, options, root.tag);
}

const HEAD = 16_384;
