import type { ReadOptions } from '../mapping-profile';
import { isDatev, openDatev } from './datev';
import { isFec, openFec } from './fec';
import { isSie, openSie } from './sie';
import type { OpenedStandard, StandardFile } from './standard-file';

/** The formats that are texts, each known by its content whatever the name of the file is. */
const STANDARDS: readonly {
  readonly is: (head: string) => boolean;
  readonly open: (file: StandardFile, options: ReadOptions) => OpenedStandard;
}[] = [
  { is: isFec, open: openFec },
  { is: isSie, open: openSie },
  { is: isDatev, open: openDatev },
];

/** Opens a file that is written in a standard format; undefined where it is any other text. */
export const openStandard = (file: StandardFile, options: ReadOptions): OpenedStandard | undefined =>
  STANDARDS.find(({ is }) => is(file.head))?.open(file, options);
