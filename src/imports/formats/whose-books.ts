import type { Us } from '../mapping-profile';
import type { Problem } from '../problem';
import { refusal } from '../sniff-kind';

/** Whose books a file says that it holds: its number with a register or the tax office, and its name, as far as they stand there. */
export interface BooksOf {
  readonly number: string;
  readonly name: string;
}

/** Books of another company are nothing that this one is owed. Undefined: they are ours, or nothing that can be compared says whose they are. */
export function otherCompany(file: string, of: BooksOf | undefined, us: Us | null | undefined): Problem | undefined {
  if (of === undefined || us === undefined || us === null) return undefined;
  const number = digitsOf(of.number);
  const own = [us.registerNo, us.vatNo].flatMap((text) => shortened(digitsOf(text)));
  const comparable = own.filter((one) => one.length === number.length);
  if (number.length < FEWEST || /^(.)\1*$/.test(number) || comparable.length === 0 || comparable.includes(number)) return undefined; // prettier-ignore
  const named = of.name.slice(0, 100) + (of.name === '' ? of.number.slice(0, 30) : ` (${of.number.slice(0, 30)})`);
  return refusal({ file }, 'other-company', `these are the books of ${named}, not of ${us.names[0] ?? ''}`, `books of ${us.names[0] ?? ''}`, 'Import them into the company whose books they are; if that is this one, enter its register number in the settings of the company.'); // prettier-ignore
}

/** A shorter number is no identification. */
const FEWEST = 8;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Numbers that hold another: FR VAT and SIRET the SIREN, SE VAT the organisation number. */
function shortened(digits: string): readonly string[] {
  if (digits.length === 11) return [digits, digits.slice(2)];
  if (digits.length === 12) return [digits, digits.slice(0, 10)];
  return digits.length === 14 ? [digits, digits.slice(0, 9)] : [digits];
}
