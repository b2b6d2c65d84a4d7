import type { Company } from '../companies/company';
import type { Instant } from '../kernel/day';
import { companyPaths } from '../kernel/paths';
import { NOTICE_WORDS } from '../languages/notice-words';
import { countText, fill, inLanguage } from '../languages/said';
import { awayOn, deputiesIn } from '../people/absence';
import { absencesFrom } from '../people/absence.store';
import type { HouseMail } from '../people/house-mail';
import { tellColleagues } from '../people/house-mail.actions';
import { USUAL_WAY, type NoticeChoices } from '../people/notify';
import { noticeChoices, putNoticeChoices } from '../people/notify.store';
import type { ListedPerson } from '../people/person';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { waitForDesk, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { noticesFor, type Told } from './notices';
import { happeningsSince, latenessIn } from './notices.panel';
import {
  gatheredUntil,
  insertNotices,
  markMailed,
  markRead,
  markUnread,
  putGathered,
  unmailed,
  untold,
  type Notice,
  type Whose,
} from './notices.store';
import { noticePath, noticeText } from './notice-text';

/**
 * What happened is gathered for whom it concerns: each minute by the clock, and when somebody looks. Nothing is told twice. Who
 * wants a mail at once has it with the next minute; who wants one in the morning has one, and none where nothing is new. Where
 * nothing is new nothing is written, so that a look never waits for an import.
 */
const FIRST_DAYS = 14;
const OVERLAP_MS = 3_600_000;
const DAY_MS = 86_400_000;

export async function gatherNotices(work: Work, company: Company): Promise<number> {
  const { id: companyId } = company;
  const told = await toldAt(work, companyId);
  const until = await gatheredUntil(work.db.read, companyId);
  const since = until === null ? Date.parse(work.now) - FIRST_DAYS * DAY_MS : Date.parse(until) - OVERLAP_MS;
  const { read } = work.db;
  const happenings = [
    ...(await happeningsSince(read, companyId, new Date(since).toISOString() as Instant)),
    ...(await latenessIn(read, companyId, work.today, work.now)),
  ];
  const notices = await untold(work.db.read, companyId, noticesFor(happenings, told));
  if (notices.length === 0 && until !== null && Date.parse(work.now) - Date.parse(until) < OVERLAP_MS / 2) return 0;
  return work.db.transaction(async (tx) => {
    await waitForDesk(tx, companyId);
    const made = await insertNotices(tx, companyId, notices);
    const ways = new Map(notices.map(({ personId, happening, way }) => [`${personId} ${happening.key}`, way]));
    const atOnce = made.filter(({ personId, key }) => ways.get(`${personId} ${key}`) === 'mail').map(({ id }) => id);
    if (atOnce.length > 0) await mailAtOnce(work, tx, { company, told, ids: new Set(atOnce) });
    await putGathered(tx, companyId, work.now);
    return made.length;
  });
}

async function toldAt(work: Work, companyId: number): Promise<Told> {
  const people = await peopleOf(work.db.read);
  const ids = people.map(({ id }) => id);
  const choices = await noticeChoices(work.db.read, ids);
  const absences = awayOn(await absencesFrom(work.db.read, work.today), work.today);
  return { companyId, people, choices, deputies: deputiesIn(absences) };
}

interface AtOnce {
  readonly company: Company;
  readonly told: Told;
  readonly ids: ReadonlySet<number>;
}

/** Who is mentioned in a comment has its mail with the comment itself. */
async function mailAtOnce(work: Work, tx: Tx, { company, told, ids }: AtOnce): Promise<void> {
  const people = told.people.map(({ id }) => id);
  const notices = (await unmailed(tx, company.id, people)).filter(({ id }) => ids.has(id));
  const mails = notices
    .filter(({ code }) => code !== 'mention')
    .flatMap((notice) => {
      const person = told.people.find(({ id }) => id === notice.personId);
      return person === undefined ? [] : [mailOf(work, company, person, [notice], `notice/${notice.id}`)];
    });
  await tellColleagues(tx, work, mails);
  await markMailed(tx, work, [...ids]);
}

/** The mail of the morning: what each has not read and was not mailed, of the kinds that they want so. Returns how many mails. */
export async function mailDigests(work: Work, company: Company): Promise<number> {
  await gatherNotices(work, company);
  const { people, choices } = await toldAt(work, company.id);
  return work.db.transaction(async (tx) => {
    await waitForDesk(tx, company.id);
    const waiting = await unmailed(tx, company.id, people.map(({ id }) => id)); // prettier-ignore
    const mails: HouseMail[] = [];
    const mailed: number[] = [];
    for (const person of people) {
      const ways = choices.get(person.id) ?? USUAL_WAY;
      const own = waiting.filter(({ personId, kind }) => personId === person.id && ways[kind] === 'digest');
      if (own.length === 0 || person.disabledAt !== null || !mayAt(person, company.id, 'see')) continue;
      mailed.push(...own.map(({ id }) => id));
      mails.push(mailOf(work, company, person, own, `digest/${company.code}/${work.today}/${person.email}`));
    }
    await tellColleagues(tx, work, mails);
    await markMailed(tx, work, mailed);
    return mails.length;
  });
}

/** So many are named; the rest is counted. */
const MOST_LINES = 30;

function mailOf(
  work: Work,
  company: Company,
  person: ListedPerson,
  notices: readonly Notice[],
  key: string,
): HouseMail {
  const w = inLanguage(NOTICE_WORDS, person.language);
  const at = companyPaths(company.code);
  const first = notices[0];
  const rest = notices.length - MOST_LINES;
  const line = (notice: Notice) => ({
    text: noticeText(person.language, person.locale, notice),
    href: noticePath(work, at, notice.about) || at.under('/notifications'),
  });
  const subject =
    notices.length === 1 && first !== undefined
      ? line(first).text
      : fill(w.mail.subject, { company: company.legalName, n: countText(w.count, notices.length, person.locale) });
  return {
    companyId: company.id,
    key,
    to: person,
    said: {
      subject,
      paragraphs: [
        fill(w.mail.hello, { name: person.name }),
        fill(w.mail.text, { company: company.legalName }),
        ...(rest > 0 ? [fill(w.mail.rest, { n: rest })] : []),
      ],
      lines: notices.slice(0, MOST_LINES).map(line),
      link: { href: at.under('/notifications'), label: w.mail.link },
    },
  };
}

/** What was read is not new any more, and is in no mail; `null`: all that are new. Nobody's business but theirs: not in the audit. */
export const readNotices = (work: Work, whose: Whose, ids: readonly number[] | null): Promise<number> =>
  work.db.transaction(async (tx) => (await markRead(tx, work, whose, ids)).length);

/** Takes back a reading, named by its moment. */
export const unreadNotices = (work: Work, whose: Whose, readAt: string): Promise<number> =>
  work.db.transaction((tx) => markUnread(tx, whose, readAt));

export const chooseNotices = (work: Work, personId: number, choices: NoticeChoices): Promise<void> =>
  work.db.transaction((tx) => putNoticeChoices(tx, personId, choices));
