import { judged } from './bounce-judge';
import { reportedIn, statusIn, type Reported } from './bounce-report';
import { shapeOf } from './bounce-shape';
import { addressesIn, header, LONGEST, partsOf, reportTypeOf, type ReadMail } from './read-mail';

/**
 * A mail that came back. It is one only where a mail server says so: what a person writes about it, a receipt of reading (RFC 8098),
 * a notice that something arrived, and a mail that somebody called postmaster wrote, are none.
 */
export interface Bounce {
  /**
   * `hard`: nobody reads at that address · `soft`: it did not arrive, the address may be good · `delayed`: the server goes on trying, which
   * is no outcome.
   */
  readonly kind: 'hard' | 'soft' | 'delayed';
  /** Whom it did not reach, in small letters; the first, where it did not reach several. */
  readonly recipient: string | null;
  /** Everybody of whom that is said. */
  readonly recipients: readonly string[];
  /** RFC 3463: `5.1.1`. */
  readonly status: string | null;
  /** In the words of the server: one line. */
  readonly reason: string;
  /** Of the mail that came back, with its angles. */
  readonly messageId: string | null;
  /** The address with a plus to which it came: it may name the message. */
  readonly verp: string | null;
}

export function readBounce(mail: ReadMail): Bounce | undefined {
  const type = reportTypeOf(mail);
  if (type !== undefined && type !== '' && type !== 'delivery-status') return undefined;
  const isFromServer = sentByServer(mail);
  if (!isFromServer && type === undefined) return undefined;
  const reported = reportedIn(mail);
  if (reported.length > 0) return worst(reported, mail);
  const shape = isFromServer ? shapeOf(mail) : undefined;
  return shape && worst([shape], mail);
}

/** An empty way back (RFC 5321 4.5.5), or a name under which only servers write. */
function sentByServer(mail: ReadMail): boolean {
  if (/^<\s?>$/.test(header(mail, 'return-path')) || mail.headers.has('x-failed-recipients')) return true;
  const from = addressesIn(mail.from)[0] ?? mail.from.slice(0, 200).toLowerCase();
  return SERVER.test(from);
}

const SERVER =
  /^<?(mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail-?delivery[\w.-]{0,30}|microsoftexchange[0-9a-f]{10,40}|mail[. _-]router|bounces?|daemon)(@|$|>)/;

const RANK = { hard: 0, soft: 1, delayed: 2 } as const;

/** What is worst decides; recipients whom the mail reached are not spoken of. */
function worst(reported: readonly Reported[], mail: ReadMail): Bounce | undefined {
  const words = mail.text.slice(0, 3_000);
  const found = reported.flatMap((one) => {
    if (one.action === 'arrived') return [];
    const said = one.diagnostic === '' ? words : one.diagnostic;
    const kind = one.action === 'delayed' ? ('delayed' as const) : judged(statusSaid(one, said), said);
    return [{ ...one, kind, said }];
  });
  const [first] = found.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  if (first === undefined) return undefined;
  const alike = found.filter(({ kind }) => kind === first.kind);
  return {
    kind: first.kind,
    recipient: first.recipient,
    recipients: [...new Set(alike.flatMap(({ recipient }) => recipient ?? []))],
    status: first.status,
    reason: line(first.said),
    messageId: messageIdOf(mail),
    verp: verpOf(mail),
  };
}

/** A status that says nothing but "failed" gives way to that of the other server's answer. */
const statusSaid = ({ status }: Reported, said: string): string | null =>
  status === null || /^[45]\.0\.0$/.test(status) ? (statusIn(said) ?? status) : status;

// eslint-disable-next-line no-control-regex -- they are what is taken out
const line = (text: string): string => text.slice(0, 2_000).replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim().slice(0, 300); // prettier-ignore

const MESSAGE_ID = /^[ \t>]*message-id:\s{0,8}(<[^<>\s]{1,400}>)/im;

/** In what came back; else in the text; else what it says that it answers. */
function messageIdOf(mail: ReadMail): string | null {
  const returned = partsOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/(global|rfc822)-headers)$/);
  for (const text of [...returned, mail.text.slice(0, LONGEST)]) {
    const found = MESSAGE_ID.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  const answered = header(mail, 'in-reply-to') || header(mail, 'references');
  return [...answered.matchAll(/<[^<>\s]{1,400}>/g)].at(-1)?.[0] ?? null;
}

function verpOf(mail: ReadMail): string | null {
  const named = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'].map((name) =>
    header(mail, name),
  );
  const addresses = [...named, ...mail.to.slice(0, 50)].flatMap((text) => addressesIn(text));
  return addresses.find((address) => address.includes('+')) ?? null;
}
