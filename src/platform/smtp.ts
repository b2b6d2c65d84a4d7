import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { WrongUse } from '../kernel/result';
import type { Answer, FinishedMail, Mailer } from './mail';
import { domainOf, paceFrom, turnsAtOnce, type PaceOf } from './pace';

/**
 * Mail by SMTP over a few kept connections. The content of a mail is offered only after the server has asked for it (354),
 * and from then on a missing answer is `unknown`: nodemailer's own pool would send it again by itself, which is why each
 * connection is driven here.
 */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which is never left out where the server offers it. */
  readonly secure: boolean;
  /** Refuse to speak without TLS: as asked for, and else wherever a password would cross a network in the clear. */
  readonly requireTls: boolean;
  /** Certificates (PEM) that are trusted besides the known ones. */
  readonly ca: readonly string[];
  readonly user: string | null;
  readonly password: string | null;
  /** At the same time. */
  readonly connections: number;
  /** Mails a second at most; null: as fast as the server takes them. */
  readonly perSecond: number | null;
  readonly paceOf: PaceOf;
  /** Milliseconds of silence after which the server is given up. */
  readonly patienceMs: number;
}

/**
 * `smtp://user:password@host:587` or `smtps://…`, with `?connections=5&perSecond=10&requireTls=1&patienceSeconds=60`. Own authorities
 * are in the file `SMTP_CA`, the pace for receiving domains is in `MAIL_PACE`. Throws WrongUse.
 */
export function smtpSettings(url: string, env: NodeJS.ProcessEnv = process.env): SmtpSettings {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const number = (name: string, initial: number): number => {
    const given = Number(searchParams.get(name) ?? initial);
    return Number.isFinite(given) && given > 0 ? given : initial;
  };
  const host = hostname.replace(/^\[|\]$/g, '');
  const asked = searchParams.get('requireTls');
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTls: asked === null ? username !== '' && !isThisMachine(host) : YES.includes(asked),
    ca: authoritiesIn(env['SMTP_CA']),
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
    connections: Math.min(50, Math.ceil(number('connections', 5))),
    perSecond: searchParams.has('perSecond') ? number('perSecond', 10) : null,
    paceOf: paceFrom(env['MAIL_PACE']),
    patienceMs: number('patienceSeconds', 60) * 1_000,
  };
}

const YES = ['1', 'true', 'yes'];
const isThisMachine = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host);

function authoritiesIn(path = ''): readonly string[] {
  if (path.trim() === '') return [];
  try {
    const found = readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
    if (found) return found;
  } catch {
    // said below
  }
  throw new WrongUse(`There are no certificates in ${path}.`, 'Give SMTP_CA a file with certificates as PEM.');
}

export function smtpMailer(settings: SmtpSettings): Mailer {
  const idle: SMTPConnection[] = [];
  const paced = pace(settings.perSecond);
  const inTurn = turnsAtOnce(settings.paceOf);
  const handOverOn = async (line: SMTPConnection, mail: FinishedMail): Promise<Answer> => {
    const answer = await handOver(line, mail);
    if (answer.outcome === 'accepted') idle.push(line);
    else line.close();
    return answer;
  };
  /** On a kept line, or on a new one where the kept line turned out to be dead before anything was handed over. */
  const handOverOnce = async (mail: FinishedMail): Promise<Answer> => {
    const kept = idle.pop();
    const answer = kept && (await handOverOn(kept, mail));
    if (answer && !(answer.outcome === 'later' && answer.unavailable)) return answer;
    const line = await dial(settings);
    return 'outcome' in line ? line : handOverOn(line, mail);
  };
  return {
    name: 'smtp',
    width: settings.connections,
    paceOf: settings.paceOf,
    arrived: () => Promise.resolve(undefined),
    send: (mail) =>
      inTurn(domainOf(mail.to[0] ?? ''), async () => {
        await paced();
        const [forWhom = '', ...copies] = mail.to;
        const answer = await handOverOnce({ ...mail, to: [forWhom] });
        if (answer.outcome !== 'accepted' || copies.length === 0) return answer;
        // copies go apart: whoever the mail is for decides alone whether it left
        const copied = await handOverOnce({ ...mail, to: copies });
        return { ...answer, refused: copied.outcome === 'accepted' ? copied.refused : copies };
      }),
    close: async () => {
      for (const line of idle.splice(0)) line.quit();
      return Promise.resolve();
    },
  };
}

/** What a server says to a greeting, for whoever looks after it: no mail is offered. */
export async function lookAtServer(
  settings: SmtpSettings,
): Promise<{ readonly tls: boolean } | { readonly fault: string }> {
  const line = await dial(settings);
  if ('outcome' in line) return { fault: 'answer' in line ? line.answer : '' };
  line.quit();
  return { tls: line.secure };
}

/** A line that is open and logged in, or why there is none: nothing has been handed over yet in any case. */
function dial(settings: SmtpSettings): Promise<SMTPConnection | Answer> {
  const line = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    // a certificate is checked wherever there is TLS: its authority, its days and its name
    tls: settings.ca.length > 0 ? { ca: [...rootCertificates, ...settings.ca] } : {},
    connectionTimeout: settings.patienceMs,
    greetingTimeout: settings.patienceMs,
    socketTimeout: settings.patienceMs,
    allowInternalNetworkInterfaces: true,
  });
  return new Promise((answered) => {
    const given = (error: unknown): void => {
      line.close();
      answered({ outcome: 'later', answer: saidBy(error), unavailable: true });
    };
    line.once('error', given);
    const ready = (): void => {
      line.off('error', given);
      line.on('error', () => undefined); // an idle line that breaks is noticed when it is used
      answered(line);
    };
    line.connect((error) => {
      if (error) given(error);
      else if (settings.user === null) ready();
      else {
        line.login({ user: settings.user, pass: settings.password ?? '' }, (refused) => {
          if (refused) given(refused);
          else ready();
        });
      }
    });
  });
}

/** Sends one mail on a line and says what became of it. */
function handOver(line: SMTPConnection, mail: FinishedMail): Promise<Answer> {
  return new Promise((answered) => {
    const asked = { content: false };
    const content = new Readable({
      read() {
        asked.content = true; // only a server that said 354 gets here
        this.push(mail.raw);
        this.push(null);
      },
    });
    line.send({ from: mail.from, to: [...mail.to], size: mail.raw.length }, content, (error, result) => {
      if (error) answered(failed(error as SmtpError, asked.content));
      else answered({ outcome: 'accepted', ref: result.response.trim(), refused: result.rejected.map(String) });
    });
  });
}

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly command?: string;
}

/** Without a code there was no answer: before the content was asked for it was surely not taken, afterwards nobody knows. */
function failed(error: SmtpError, contentGiven: boolean): Answer {
  const answer = saidBy(error);
  const code = error.responseCode;
  if (code === undefined || code < 400 || code === 421) {
    return contentGiven && code !== 421
      ? { outcome: 'unknown', answer }
      : { outcome: 'later', answer, unavailable: true };
  }
  if (code < 500) return { outcome: 'later', answer, unavailable: false };
  return { outcome: 'refused', answer, recipient: error.command === 'RCPT TO' };
}

const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);

/** Waits so that no more than so many pass a second. */
function pace(perSecond: number | null): () => Promise<void> {
  if (perSecond === null) return () => Promise.resolve();
  let next = 0;
  return async () => {
    const at = Math.max(performance.now(), next);
    next = at + 1_000 / perSecond;
    await new Promise((passed) => setTimeout(passed, Math.max(0, at - performance.now())));
  };
}
