import { givesReason } from './bounce-judge';
import { anyOf, folded } from './folded';
import { addressesIn, header, LONGEST, subjectOf, withoutPlus, type ReadMail } from './read-mail';
import { statusIn, type Reported } from './bounce-report';

/**
 * What mail servers write that send no report of RFC 3464: Exim, qmail, old Exchange, Domino, the large providers. Each has words of its own, and
 * all of them name an address and a reason before they send back what they got. It must come from a mail server and must look like one in
 * two ways: a person who writes about undelivered mail is no bounce.
 */
export function shapeOf(mail: ReadMail): Reported | undefined {
  const subject = folded(subjectOf(mail));
  if (/^(re|aw|sv|antw|rv|ref|fwd?|wg|tr|vs|vb)\s?:/.test(subject)) return undefined;
  const said = beforeTheReturned(mail.text.slice(0, LONGEST));
  const words = folded(said.slice(0, 8_000));
  const announced = FAILED.test(subject) || DELAYED.test(subject);
  const told = FAILED.test(words) || DELAYED.test(words);
  const failedHeader = addressesIn(header(mail, 'x-failed-recipients'));
  const coded = /(?<![\d.])[45]\d\d[ -](?:[45]\.\d\.\d)?|#[45]\.\d/.test(said) || statusIn(said) !== null;
  const signs = [announced, told, failedHeader.length > 0, coded, givesReason(words)].filter(Boolean).length;
  if (!(announced || told || failedHeader.length > 0) || signs < 2) return undefined;
  const recipient = failedHeader[0] ?? recipientIn(said, mail);
  const isDelayed = DELAYED.test(`${subject} ${words}`) && !GIVEN_UP.test(words) && !/\bfail/.test(subject);
  return {
    recipient,
    action: isDelayed ? 'delayed' : 'failed',
    status: statusOf(said),
    diagnostic: reasonIn(said, recipient),
  };
}

/** The class of a permanent failure is wanted where several stand there: some tell the whole conversation. */
function statusOf(said: string): string | null {
  const permanent = /(?<![\d.])(5\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(said.slice(0, 8_000))?.[1];
  return permanent ?? statusIn(said);
}

/** Where the mail that comes back begins. */
const RETURNED =
  /^[ \t>|]*(?:-{2,}.{0,80}(?:copy of|original message|returned message|unsent message|message header|urspr|message d'origine|mensaje original).{0,80}|(?:return-path|received|message-id|dkim-signature): ?.{0,400}|original message (?:headers|follows).{0,40})$/im;

const beforeTheReturned = (text: string): string => {
  const cut = text.split('\n').map((line) => line.slice(0, 500)).join('\n'); // prettier-ignore
  const at = RETURNED.exec(cut)?.index ?? cut.length;
  return cut.slice(0, at);
};

/** The first that is neither ours nor the server's own. */
function recipientIn(said: string, mail: ReadMail): string | null {
  const known = new Set([...mail.to, mail.from].flatMap((text) => addressesIn(text)).map(withoutPlus));
  const others = addressesIn(said.slice(0, 8_000)).filter((address) => !known.has(withoutPlus(address)));
  return others.find((address) => !/^(postmaster|mailer-daemon|abuse|helpdesk|support)@/.test(address)) ?? null;
}

/** The line with the other server's answer; else what follows the address. */
function reasonIn(said: string, recipient: string | null): string {
  const lines = said.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  const coded = lines.findIndex((line) => /(?<![\d.])[45]\d\d[ -]|(?<![\d.])[45]\.\d\.\d/.test(line));
  if (coded >= 0) return lines.slice(coded, coded + 3).join(' ');
  const at = recipient === null ? -1 : lines.findIndex((line) => line.toLowerCase().includes(recipient));
  const own = (lines[at] ?? '').length > (recipient ?? '').length + 12 ? [lines[at] ?? ''] : [];
  return [...own, ...lines.slice(at + 1, at + 4)].join(' ');
}

const FAILED = anyOf(
  'undeliver(?:able|ed)', 'delivery (?:\\S+ ){0,2}fail(?:ed|ure)', 'delivery status notification', 'delivery notification', 'delivery (?:has )?failed', 'failure notice', 'mail delivery (?:failed|problem|error|failure)', 'returned mail', 'returning message to sender', 'non-?delivery',
  '(?:could not|couldn\'t|cannot|can\'t|can not|was not|wasn\'t|not) be delivered', '(?:was not|wasn\'t|hasn\'t been|has not been) delivered', 'unable to deliver', 'permanent (?:fatal )?error\\w*', 'message (?:\\S+ ){0,3}rejected', 'delivery to the following recipients? failed', 'address not found', 'message blocked', 'did not reach', 'wasn\'t able to deliver', 'not delivered',
  'unzustellbar\\w*', 'nicht (?:zugestellt|zustellbar|ubermittelt|ausgeliefert)(?: werden)?', 'zustellung (?:\\S+ ){0,3}fehlgeschlagen', 'zustell(?:fehler|problem)', 'unzustellbarkeitsbericht', 'fehlgeschlagene zustellung',
  'non (?:remis|distribue|delivre|livre)e?', 'n\'a (?:pas )?(?:pu|pas pu) etre (?:remis|distribue|delivre|livre|envoye|achemine)e?', 'n\'a pas ete (?:remis|distribue|delivre|livre)e?', 'echec de (?:la )?(?:remise|distribution|livraison)', 'impossible de (?:remettre|distribuer|delivrer)', 'non-?remise',
  'olevererbar\\w*', 'kunde inte levereras', 'gick inte att leverera', 'inte levererat\\w*', 'leveransen misslyckades', 'leveransfel',
  'onbestelbaar', 'kon niet (?:worden )?(?:bezorgd|afgeleverd|verzonden|besteld)(?: worden)?', 'niet (?:bezorgd|afgeleverd)', 'bezorging (?:\\S+ ){0,2}mislukt', 'afleveren mislukt',
  'no se (?:pudo|puede|ha podido) entregar', 'no (?:ha sido|fue|se ha) entregado', 'no entregado', 'error (?:de|en la) entrega', 'entrega (?:\\S+ ){0,2}fallida', 'devuelto al remitente', 'non recapitabile', 'mancato recapito', 'nao foi entregue', 'nao entregue',
); // prettier-ignore

const DELAYED = anyOf(
  'delayed', 'delivery delay', 'still being retried', 'will (?:be retried|retry|continue|keep trying|try again|be re-?tried)', 'not yet (?:been )?delivered', 'warning message only', 'do not need to resend', 'could not send message for past', 'verzogert\\w*', 'wird weiter versucht', 'erneut versucht',
  'retardee?', 'sera reessaye\\w*', 'en retard', 'fordrojd\\w*', 'forsenad\\w*', 'vertraagd', 'vertraging', 'retrasad[oa]', 'se seguira intentando', 'ritardat[oa]',
); // prettier-ignore

const GIVEN_UP = anyOf(
  'permanent\\w*',
  'given up',
  'giving up',
  "i've given up",
  'no further attempts',
  'gave up',
  'will not be retried',
  'expired',
  'endgultig\\w*',
  'definitiv\\w*',
);
