import { folded } from './folded';

/**
 * A reply taken apart: what its writer says now, what is quoted of the mail before, and what hangs below (greeting, signature, disclaimer).
 * Answers between quoted lines are said; where nothing tells what is quoted, all is said: nothing that a person wrote is lost.
 */
export interface NewText {
  readonly said: string;
  readonly quoted: string;
  readonly below: string;
}

const LONGEST_TEXT = 100_000;
const MOST_LINES = 4_000;
const LONGEST_LINE = 400;

export function newTextOf(text: string): NewText {
  const lines = text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n').split('\n').slice(0, MOST_LINES);
  const { said, quoted } = withoutQuotes(lines);
  const { own, below } = withoutSignatures(said);
  return { said: joined(own), quoted: joined(quoted), below: joined(below) };
}

const joined = (lines: readonly string[]): string => lines.join('\n').replace(/\n{3,}/g, '\n\n').trim(); // prettier-ignore

/** A line as it is compared. */
const plain = (line: string | undefined): string => folded((line ?? '').slice(0, LONGEST_LINE)).trim();
const isQuote = (line: string | undefined): boolean => /^\s{0,3}>/.test(line ?? '');

interface Parted {
  /** Blocks between quotes: each has a signature of its own. */
  readonly said: string[][];
  readonly quoted: string[];
}

function withoutQuotes(lines: readonly string[]): Parted {
  const said: string[][] = [[]];
  const quoted: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head = quoteHeadAt(lines, at);
    if (head > 0) {
      const marked = isQuote(nextFilled(lines, at + head));
      if (!marked) {
        quoted.push(...lines.slice(at));
        return { said, quoted };
      }
      quoted.push(...lines.slice(at, at + head));
      at += head - 1;
    } else if (isQuote(lines[at])) {
      quoted.push(lines[at] ?? '');
      if (said.at(-1)?.length) said.push([]);
    } else {
      said.at(-1)?.push(lines[at] ?? '');
    }
  }
  return { said, quoted };
}

const nextFilled = (lines: readonly string[], from: number): string | undefined =>
  lines.slice(from, from + 4).find((line) => line.trim() !== '');

/** How many lines from here on say "what follows is the mail before": 0 where they do not. */
function quoteHeadAt(lines: readonly string[], at: number): number {
  const line = plain(lines[at]);
  if (line === '') return 0;
  if (ORIGINAL.test(line)) return 1;
  if (/^_{10,}$/.test(line) && isHeaderBlock(lines, at + 1)) return 1;
  if (isHeaderBlock(lines, at)) return 1;
  if (isQuote(lines[at]) || !OPENS.test(line)) return 0;
  // Mail programs break it where the line is full.
  for (let count = 1; count <= 3; count++) {
    const wrapped = lines.slice(at, at + count);
    if (wrapped.slice(1).some((one) => one.trim() === '' || isQuote(one))) return 0;
    const said = plain(wrapped.join(' '));
    if (said.endsWith(':') && DATED.test(said) && WROTE.test(said)) return count;
  }
  return 0;
}

const ORIGINAL =
  /^-{2,}\s?(original message|original appointment|forwarded message|ursprungliche nachricht|urspr\. nachricht|weitergeleitete nachricht|message d'origine|message original|message initial|message transfere|ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|oorspronkelijk bericht|doorgestuurd bericht|mensaje original|mensaje reenviado|messaggio originale|mensagem original)\s?-{0,}/;

const OPENS =
  /^(on|am|le|den|op|el|il|em|a|vid|pa|mon|tue|wed|thu|fri|sat|sun|man|tis|ons|tors|fre|lor|son|\d|von|from|["<]|[a-z.-]+ [a-z.-]+)/;
/** Asked only of lines that end in a colon and name a day or an address. */
const WROTE =
  /(?:wrote|schrieb(?: .{0,120})?|a ecrit|skrev(?: .{0,120})?|schreef(?: .{0,120})?|het volgende geschreven|escribio|ha scritto|escreveu)\s?:$/;
const DATED = /\d|<[^>@]{1,80}@/;

const LABEL = {
  from: /^\*?(from|von|de|fran|van|da)\s?:\*?\s?\S/,
  sent: /^\*?(sent|date|gesendet|datum|envoye|date|skickat|verzonden|enviado(?: el)?|fecha|inviato|data|enviada)\s?:\*?/,
  to: /^\*?(to|an|a|till|aan|para|cc|per)\s?:\*?/,
  subject: /^\*?(subject|betreff|objet|amne|onderwerp|asunto|oggetto|assunto)\s?:\*?/,
};

/** `From:` and, close below it, two of when, to whom and about what. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!LABEL.from.test(plain(lines[at]))) return false;
  const below = lines.slice(at + 1, at + 6).map(plain);
  return [LABEL.sent, LABEL.to, LABEL.subject].filter((label) => below.some((line) => label.test(line))).length >= 2;
}

function withoutSignatures(blocks: readonly string[][]): { own: string[]; below: string[] } {
  const own: string[] = [];
  const below: string[] = [];
  for (const block of blocks) {
    const end = endOf(block);
    const after = block.slice(end);
    // What is added under the name is said too.
    const added = after.findIndex((line) => /^\s{0,8}p\.? ?s\.?[\s:.]/i.test(line.slice(0, LONGEST_LINE)));
    own.push(...block.slice(0, end).filter((line) => !SENT_FROM.test(plain(line))), '');
    if (added >= 0) own.push(...after.slice(added, endOfAdded(after, added)), '');
    below.push(...(added < 0 ? after : after.slice(0, added)));
  }
  return { own, below };
}

const endOfAdded = (lines: readonly string[], from: number): number => {
  const blank = lines.findIndex((line, at) => at > from && line.trim() === '');
  return blank < 0 ? lines.length : blank;
};

/** Where the writer has ended: a dash line, a greeting alone on its line with at most a few lines of name below, a disclaimer. */
function endOf(block: readonly string[]): number {
  const hasText = (at: number): boolean => block.slice(0, at).some((line) => line.trim() !== '');
  const at = block.findIndex((line, place) => {
    const said = plain(line);
    if (/^-- ?$/.test(line) || DISCLAIMER.test(said)) return true;
    return said.length <= 70 && CLOSING.test(said) && hasText(place);
  });
  return at < 0 ? block.length : at;
}

const CLOSING =
  /^(?:(?:with )?(?:best|kind|kindest|warm|many) (?:regards|wishes|greetings)|regards|best|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers|thanks and regards|many thanks|thank you|thanks|mit (?:freundlichen|besten|herzlichen|vielen) gru(?:ss|ess)en|(?:freundliche|beste|viele|liebe|herzliche|schone) gru(?:ss|ess)e|(?:freundlichen|besten|lieben|schonen) gruss|mfg|hochachtungsvoll|vielen dank|danke|(?:bien )?cordialement|(?:bien|tres) cordialement|(?:sinceres|meilleures|cordiales) salutations|salutations(?: distinguees)?|bien a vous|(?:je |nous )?(?:vous prie|vous prions|veuillez agreer|veuillez recevoir).*|merci(?: d'avance)?|(?:med )?(?:vanliga?|basta) halsning(?:ar)?|vanligen|hej sa lange|mvh|tack(?: pa forhand)?|(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|groet(?:en|jes)?|mvg|hoogachtend|(?:alvast )?(?:hartelijk )?(?:bedankt|dank)|(?:un )?(?:(?:cordial|atento) )?saludo|(?:muchos |cordiales |atentos )?saludos(?: cordiales)?|(?:muy )?atentamente|(?:muchas )?gracias(?: de antemano)?|cordiali saluti|distinti saluti|atenciosamente|com os melhores cumprimentos)(?: (?:aus|from|fran|uit|de|from all|for your help|for your time|voraus|im voraus)(?: [\p{L}]{1,20}){0,3})?[\s,.!:;–-]{0,4}(?:[\p{L}][\p{L}.' -]{0,40})?$/u;

const SENT_FROM =
  /^(sent from (my|outlook|mail)|get outlook for|von meinem .{1,40} gesendet|gesendet (von|mit)|envoye (de|depuis) (mon|ma|outlook)|telecharger outlook|skickat fran|verzonden (vanaf|met|vanuit)|enviado desde|inviato da|enviado do)\b/;

const DISCLAIMER =
  /^(this (e-?mail|message|communication)( and any| is|,| may| contains).{0,200}(confidential|intended|privileged)|the information (contained )?in this (e-?mail|message)|confidentiality notice|diese (e-?mail|nachricht) .{0,200}(vertraulich|bestimmt)|der inhalt dieser e-?mail|ce (message|courriel|mail) .{0,200}(confidentiel|destine)|det har (meddelandet|mejlet) .{0,200}(konfidentiell|avsett)|detta (meddelande|mejl|e-postmeddelande) .{0,200}(konfidentiell|avsett)|dit (bericht|e-?mailbericht) .{0,200}(vertrouwelijk|bestemd)|de informatie (verzonden met|in) dit|este (mensaje|correo) .{0,200}(confidencial|dirigido)|please consider the environment|bitte denken sie an die umwelt|pensez a l'environnement)/;
