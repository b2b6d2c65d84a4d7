/**
 * The sentences of a text: lines that a mail program broke are put together again, dates and abbreviations do not end one. Each is
 * short enough to be looked at, and there are not too many.
 */
const MOST_SENTENCES = 80;
const LONGEST_SENTENCE = 420;
const LONGEST_TEXT = 16_000;

export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const line of linesOf(text.slice(0, LONGEST_TEXT).normalize('NFC'))) {
    for (const sentence of cut(line)) {
      if (/[\p{L}\d]/u.test(sentence)) found.push(sentence.slice(0, LONGEST_SENTENCE));
      if (found.length >= MOST_SENTENCES) return found;
    }
  }
  return found;
}

/** What belongs together, on one line. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') {
      isOpen = false;
      continue;
    }
    const last = lines.at(-1);
    const goesOn = isOpen && last !== undefined && !/^[-*•]/.test(line) && (/^[\p{Ll}\d(€£]/u.test(line) || (last.length >= 55 && !/[.!?:;,]$/.test(last))); // prettier-ignore
    if (goesOn && last.length < 4_000) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
    isOpen = true;
  }
  return lines;
}

const ABBREVIATED =
  /(?:^|[\s(])(?:nr|no|n|ref|inv|fact|fra|rg|st|z|b|d|h|bzw|ca|mr|mrs|ms|dr|m|mme|fr|hr|art|kl|tel|bl|a|t|o|resp|inkl|incl|sr|sra|dhr|mevr|approx|num|st)\.$/i;

function cut(line: string): string[] {
  const pieces = line.split(/(?<=[!?…]|[^\d\s][.;]|\d{4}\.)[ ](?=\S)/);
  const whole: string[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && ABBREVIATED.test(last.slice(-12))) whole[whole.length - 1] = `${last} ${piece}`;
    else whole.push(piece);
  }
  return whole;
}
