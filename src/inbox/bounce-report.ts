import { addressesIn, partsOf, type ReadMail } from './read-mail';

/**
 * What a mail server reports of each recipient (RFC 3464): what it did, with which status, and what the other server said. Servers leave
 * out fields, repeat them and fold them; what cannot be read is as if it were not there.
 */
export interface Reported {
  readonly recipient: string | null;
  readonly action: 'failed' | 'delayed' | 'arrived';
  /** RFC 3463: `5.1.1`. */
  readonly status: string | null;
  /** In the words of the server that refused. */
  readonly diagnostic: string;
}

const MOST_RECIPIENTS = 200;

export function reportedIn(mail: ReadMail): Reported[] {
  const own = partsOf(mail, /^message\/(global-)?delivery-status$/);
  // Some readers of mail put the report into the text.
  const texts = own.length > 0 ? own : [mail.text.slice(0, 40_000)].filter((text) => /^final-recipient:/im.test(text));
  return texts.flatMap(reportedBy).slice(0, MOST_RECIPIENTS);
}

function reportedBy(text: string): Reported[] {
  const groups = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return groups.slice(0, MOST_RECIPIENTS + 1).flatMap((group) => reportedOf(fieldsOf(group)) ?? []);
}

/** The first of each name. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of group.split('\n')) {
    if (/^[ \t]/.test(line)) {
      if (last !== '') fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon > 0 && colon < 80 ? line.slice(0, colon).trim().toLowerCase() : '';
    last = name === '' || fields.has(name) ? '' : name;
    if (last !== '') fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

function reportedOf(fields: ReadonlyMap<string, string>): Reported | undefined {
  const field = (name: string): string => (fields.get(name) ?? '').slice(0, 2_000);
  if (!fields.has('final-recipient') && !fields.has('original-recipient') && !fields.has('action')) return undefined;
  const diagnostic = field('diagnostic-code').replace(/^[\w-]{1,40}\s?;\s?/, '');
  const status = statusIn(field('status')) ?? statusIn(diagnostic);
  return {
    // The one that we wrote to; where it was passed on, the final one is somebody whom we do not know.
    recipient: recipientOf(field('original-recipient')) ?? recipientOf(field('final-recipient')),
    action: actionOf(field('action'), status),
    status,
    diagnostic: diagnostic || field('x-display-diagnostic'),
  };
}

const recipientOf = (field: string): string | null => addressesIn(field.replace(/^[\w-]{1,40}\s?;/, ''))[0] ?? null;

function actionOf(said: string, status: string | null): Reported['action'] {
  const action = /^[a-z]+/.exec(said.trim().toLowerCase())?.[0] ?? '';
  if (action === 'failed' || action === 'delayed') return action;
  if (['delivered', 'relayed', 'expanded'].includes(action)) return 'arrived';
  return status === null || status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'arrived';
}

/** The first status of the classes 2, 4 and 5 that is no part of an IP address. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(text.slice(0, 4_000))?.[1] ?? null;
