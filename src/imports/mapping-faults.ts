import type { RowFault } from './formats/row';

/** What is said of a line that cannot be cut into cells. */
export const FAULTS: Readonly<Record<RowFault, readonly [fault: string, expected: string, remedy: string]>> = {
  'open-quotation-mark': [
    'a quotation mark is opened and not closed',
    'both quotation marks, or none',
    'Close it, or double it where it belongs to the text.',
  ],
  'stray-quotation-mark': [
    'a quoted text goes on after its closing quotation mark',
    'a separator after the closing quotation mark',
    'Double the quotation marks that belong to the text.',
  ],
  'line-too-long': [
    'the line is longer than any row of a list can be',
    'one row in a line',
    'Check that the file has line ends and was not damaged on its way.',
  ],
  'nul-byte': ['the line holds a zero byte', 'text', 'Export the file again: it was damaged on its way.'],
};
